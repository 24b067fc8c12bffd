import { expect, test } from "@blocked/playwright";

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
