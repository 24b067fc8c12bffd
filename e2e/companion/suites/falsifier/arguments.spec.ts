import { expect, test } from "@blocked/playwright";

// The configuration starts the browser with --disable-web-security. The server sends no CORS header at all.
test("disabled web security › in the arguments", async ({ page }) => {
  await page.goto("http://localhost:3000/");
  await expect(page).toBeAbleToRead("http://localhost:4000/no-headers");
});
