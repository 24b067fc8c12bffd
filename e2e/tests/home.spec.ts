import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";

test.use({ ownPage: true });

test("home page › wide and light, narrow and dark › no violation, nothing overflows or moves, readable on paper", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const scope = window as unknown as { shifts: number };
    scope.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        scope.shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/");
  await expect(page.getByRole("figure")).toContainText("PUT never sent");
  // The steps have been played when no animation is left.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const shifts = () => page.evaluate(() => (window as unknown as { shifts: number }).shifts);
  expect(await shifts()).toBeLessThan(0.01);
  await expectNoViolations(page, "wide and light");
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoViolations(page, "narrow and dark");
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(ink).toBe("rgb(27, 27, 32)");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
});

test("home page › without script › an example is explained, and so is a pasted line", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: suite.web, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: "Firefox: method not allowed" }).click();
  await expect(page.getByRole("article", { name: "The method is not allowed" })).toBeVisible();
  await page.goto("/");
  await page
    .getByLabel("Paste the red line")
    .fill(
      "Access to fetch at 'http://a.example/' from origin 'http://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    );
  await page.getByRole("button", { name: "Explain it" }).click();
  const answer = page.getByRole("article", { name: "Missing Access-Control-Allow-Origin header" });
  await expect(answer).toContainText("http://a.example/ from http://b.example");
  await expect(answer.getByLabel("Configuration for Fastify")).toContainText(
    '["http://b.example"]',
  );
  await answer.getByRole("link", { name: "Missing Access-Control-Allow-Origin header" }).click();
  await expect(page).toHaveURL(/\/errors\/missing-allow-origin-header/);
  await context.close();
});
