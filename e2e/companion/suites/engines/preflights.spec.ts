import { expect, recordThrough, test } from "@blocked/playwright";

test("green: preflights through the recorder", async ({ page }) => {
  const api = await recordThrough("http://localhost:4000");
  await page.goto("http://localhost:3000/");
  await expect(page).toBeAbleToRead(`${api.origin}/items`, { method: "PUT" });
  await expect(page).not.toBeAbleToRead(`${api.origin}/get-only`, { method: "PUT" });
  await expect(page).toBeAbleToRead(`${api.origin}/items`);
  expect(api.preflights).toMatchObject([
    { url: "http://localhost:4000/items", method: "PUT", headers: [], status: 200 },
    { status: 200, response: { "access-control-allow-methods": "GET" } },
  ]);
  expect(api.preflights[0]?.origin).toBe("http://localhost:3000");
  await api.close();
});
