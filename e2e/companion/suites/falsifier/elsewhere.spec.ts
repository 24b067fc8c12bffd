import { expect, test } from "@blocked/playwright";

test("the request fixture › beside the page", async ({ page, request }) => {
  expect((await request.get("http://localhost:4000/no-headers")).ok()).toBe(true);
  await page.goto("http://localhost:3000/");
  await expect(page).toBeAbleToRead("http://localhost:4000/items");
});

test("the request fixture › of the page", async ({ page }) => {
  await page.goto("http://localhost:3000/");
  expect((await page.request.get("http://localhost:4000/no-headers")).ok()).toBe(true);
  await expect(page).toBeAbleToRead("http://localhost:4000/items");
});

test("same origin › of page and target", async ({ page }) => {
  await page.goto("http://localhost:3000/");
  await expect(page).toBeAbleToRead("http://localhost:3000/data");
});

// The server sends no CORS header at all.
test("a service worker › that answers from its cache", async ({ page }) => {
  await page.goto("http://localhost:3000/");
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    const isControlled = new Promise((resolve) =>
      serviceWorker.addEventListener("controllerchange", resolve),
    );
    await serviceWorker.register("/worker.js");
    await isControlled;
  });
  await expect(page).toBeAbleToRead("http://localhost:4000/no-headers");
});
