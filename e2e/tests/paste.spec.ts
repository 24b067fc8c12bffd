import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";

const result = (page: Page) => page.getByRole("region", { name: "Result", exact: true });
const answer = (page: Page) => page.getByLabel("response to the request; several");
const preflight = (page: Page) => page.getByLabel("response to the preflight");

async function open(page: Page): Promise<string[]> {
  await page.goto("/playground");
  await page.getByRole("tab", { name: "Paste your own" }).click();
  await expect(result(page)).toContainText("Paste a response");
  const sent: string[] = [];
  page.on("request", (one) => sent.push(one.url()));
  return sent;
}

test("paste your own › response from curl › explained, without a request", async ({ page }) => {
  const sent = await open(page);
  await answer(page).fill(
    'HTTP/2 200 \ncontent-type: application/json\naccess-control-allow-origin: https://app.example.com\n\n{"a": 1}',
  );
  await expect(result(page)).toContainText("Blocked by the browser");
  await expect(result(page)).toContainText(
    "Access to fetch at 'https://api.example.com/items' from origin",
  );
  await expect(result(page)).toContainText(
    "The 'Access-Control-Allow-Origin' header has a value 'https://app.example.com' that is not equal to the supplied origin.",
  );
  await expect(result(page).getByRole("figure")).toContainText("found https://app.example.com");
  const lines = result(page).getByRole("list", { name: "Response headers" });
  await expect(lines.getByRole("listitem").filter({ hasText: "decided:" })).toContainText(
    "access-control-allow-origin: https://app.example.com",
  );
  await expect(result(page)).not.toContainText("handler");

  await page.getByLabel("origin of your page").fill("https://app.example.com");
  await expect(result(page)).toContainText("Your script may read it");
  expect(sent).toEqual([]);
});

test("paste your own › preflighted method › asks for the preflight's response and judges it", async ({
  page,
}) => {
  await open(page);
  await answer(page).fill("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *");
  await expect(result(page)).toContainText("Your script may read it");
  const method = page.getByRole("combobox", { name: "method" }).last();
  await method.fill("DELETE");
  await expect(result(page)).toContainText("Paste the response to that OPTIONS request too");
  await preflight(page).fill("HTTP/1.1 405 Method Not Allowed\nAllow: GET");
  await expect(result(page)).toContainText("No 'Access-Control-Allow-Origin' header is present");
  await preflight(page).fill("HTTP/1.1 405 Method Not Allowed\nAccess-Control-Allow-Origin: *");
  await expect(result(page)).toContainText("It does not have HTTP ok status.");
  await preflight(page).fill(
    "access-control-allow-origin:\n*\naccess-control-allow-methods:\nDELETE",
  );
  await expect(result(page)).toContainText("Your script may read it");
});

test("paste your own › redirect › asks for the next response and judges it", async ({ page }) => {
  await open(page);
  const first =
    "HTTP/1.1 301 Moved Permanently\nAccess-Control-Allow-Origin: *\nLocation: https://app.example.test/items\n\n";
  await answer(page).fill(first);
  await expect(result(page)).toContainText("Paste the next response too");
  await answer(page).fill(`${first}HTTP/1.1 200 OK\nVary: Origin`);
  await expect(result(page)).toContainText(
    "Access to fetch at 'https://app.example.test/items' (redirected from 'https://api.example.com/items')",
  );
  await page.getByLabel("URL of the request").fill("api.example.com/items");
  await expect(result(page)).toContainText("Enter the whole URL");
});
