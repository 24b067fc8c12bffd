import { test } from "../support/fixtures.ts";

// The guard that every other test relies on has to be seen to fail.
test("a test whose browser prints an error that nobody expected fails", async ({ page }) => {
  test.fail();
  await page.goto("/lab.json");
  await page.evaluate(() => fetch("/no-such-path"));
});
