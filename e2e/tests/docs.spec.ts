import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";

test("the docs describe the routes, call them, and load nothing from elsewhere", async ({
  page,
}) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(`${suite.api}/docs`);
  const list = page.locator("#operations-default-get_items");
  await expect(list).toBeVisible();
  await expect(page.locator(".opblock")).toHaveCount(9);
  await list.getByRole("button").first().click();
  await list.getByRole("button", { name: "Execute" }).click();
  await expect(list.locator(".live-responses-table tbody .response-col_status")).toHaveText("200");
  expect([...hosts]).toEqual([suite.api]);
});
