import { test } from "../support/fixtures.ts";

// Every other test relies on this guard, so it must be seen to fail.
test("console guard › unexpected error line › the test fails", async ({ page }) => {
  test.fail();
  await page.goto("/lab.json");
  await page.evaluate(() => fetch("/no-such-path"));
});
