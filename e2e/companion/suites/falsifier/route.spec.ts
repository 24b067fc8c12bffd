import { test as base } from "@playwright/test";
import { expect, test, withCors } from "@blocked/playwright";

// The server answers no preflight. A visitor's PUT fails.
test("page.route › of a picture", async ({ page }) => {
  await page.route("**/*.png", (route) => route.abort());
  await page.goto("http://localhost:3000/");
  await expect(page).toBeAbleToRead("http://localhost:4000/simple-only", { method: "PUT" });
});

test("context.route › of a picture", async ({ page, context }) => {
  await context.route("**/*.png", (route) => route.abort());
  await page.goto("http://localhost:3000/");
  await expect(page).toBeAbleToRead("http://localhost:4000/simple-only", { method: "PUT" });
});

const mocked = withCors(
  base.extend({
    context: async ({ context }, use) => {
      await context.route("**/*.png", (route) => route.abort());
      await use(context);
    },
  }),
);

mocked("context.route › of a fixture, set before the guard watches", async ({ page }) => {
  await page.goto("http://localhost:3000/");
  await expect(page).toBeAbleToRead("http://localhost:4000/simple-only", { method: "PUT" });
});
