import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";

test("API documentation › route executed › shows its response, loads nothing from another origin", async ({
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
