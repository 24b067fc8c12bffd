import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";

test.use({ ownPage: true });

test("servers page › a cell and a chip of an error page › open the exchange with its red line", async ({
  page,
}) => {
  await page.goto(`${suite.web}/servers`);
  await expectNoViolations(page, "the table");
  const link = page.getByRole("table").locator('a[href="/servers/fastify#method-missing-update"]');
  await expect(link).toContainText("method");
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fastify with @fastify/cors");
  const line = "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";
  await expect(page.getByText(line).filter({ visible: true })).toHaveCount(1);
  await expect(page.getByText("HTTP/1.1 204").filter({ visible: true })).toHaveCount(1);
  await expectNoViolations(page, "an exchange");

  await page.goto(`${suite.web}/errors/wildcard-origin-not-allowed`);
  await page.getByRole("link", { name: "Express", exact: true }).click();
  await expect(page).toHaveURL(/\/servers\/express#wildcard-credentials-read-with-cookies$/);
  await expect(page.getByText(/must not be the wildcard '\*'/).first()).toBeVisible();
});

test("servers page › 390 and 320 pixels wide › a list in place of the table, and nothing overflows", async ({
  page,
}) => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of ["/servers", "/servers/koa#method-missing-update"]) {
      await page.goto(suite.web + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
    }
  }
  await page.goto(`${suite.web}/servers`);
  await expect(page.getByRole("table")).toBeHidden();
  await expect(page.getByRole("link", { name: "Koa", exact: true }).first()).toBeVisible();
  await expectNoViolations(page, "the list");
});
