import { chromium } from "@playwright/test";
import { expect, test } from "@blocked/playwright";

const args = ["--disable-web-security"];

// The server sends no CORS header at all.
test("disabled web security › of a browser that the test starts", async ({
  launchOptions,
  corsGuard,
}) => {
  const browser = await chromium.launch({ ...launchOptions, args });
  const context = await browser.newContext();
  await corsGuard.watch(context);
  const page = await context.newPage();
  await page.goto("http://localhost:3000/");
  await expect(page).toBeAbleToRead("http://localhost:4000/no-headers");
  await browser.close();
});
