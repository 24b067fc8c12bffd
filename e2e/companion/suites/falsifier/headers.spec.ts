import { expect, test } from "@blocked/playwright";

// A visitor's browser can read it: a simple request needs no preflight.
test.describe("options", () => {
  test.use({ extraHTTPHeaders: { "X-Test": "1" } });

  test("extraHTTPHeaders › as an option", async ({ page }) => {
    await page.goto("http://localhost:3000/");
    await expect(page).not.toBeAbleToRead("http://localhost:4000/simple-only");
  });
});

test("setExtraHTTPHeaders › in a test", async ({ page }) => {
  await page.setExtraHTTPHeaders({ "X-Test": "1" });
  await page.goto("http://localhost:3000/");
  await expect(page).not.toBeAbleToRead("http://localhost:4000/simple-only");
});

test.describe("credentials", () => {
  test.use({ httpCredentials: { username: "ada", password: "secret" } });

  test("httpCredentials › as an option", async ({ page }) => {
    await page.goto("http://localhost:3000/");
    await expect(page).toBeAbleToRead("http://localhost:4000/items");
  });
});

test.describe("policy", () => {
  test.use({ bypassCSP: true });

  // The page's policy forbids the request.
  test("bypassCSP › on a page with a policy", async ({ page }) => {
    await page.goto("http://localhost:3000/strict");
    await expect(page).toBeAbleToRead("http://localhost:4000/items");
  });
});

test("extraHTTPHeaders › of a context that the test makes", async ({ browser, corsGuard }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { "X-Test": "1" } });
  await corsGuard.watch(context);
  const page = await context.newPage();
  await page.goto("http://localhost:3000/");
  await expect(page).not.toBeAbleToRead("http://localhost:4000/simple-only");
});
