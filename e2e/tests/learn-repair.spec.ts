import { type Exchange, getHeader } from "@blocked/cors-protocol";
import type { Page } from "@playwright/test";
import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";
import { button, result, step, testPolicy } from "../support/learn-page.ts";
import { readExchanges } from "../support/witness.ts";

const hasCookie = (exchange: Exchange | undefined) =>
  exchange !== undefined && getHeader(exchange.requestHeaders, "Cookie") !== null;

/** The page's requests to policy servers, each with the origin that sent it. */
function listenForTests(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    const isTest = request.url().startsWith(`${suite.api}/playground/`);
    if (isTest && request.method() !== "OPTIONS") sent.push(request.url());
  });
  return sent;
}

test("repair › every origin, a star, and then the page's own origin › unsafe by the other website's proof, then repaired", async ({
  page,
  observed,
}) => {
  const sent = listenForTests(page);
  const frame = page.frameLocator("iframe[title='Another website']");
  const form = page.getByRole("combobox", { name: "form of origin" });
  await page.goto("/learn/3?step=4");
  await testPolicy(page, "Not repaired yet");
  await expect(page.locator("iframe")).toHaveCount(0);

  await form.selectOption("true");
  await testPolicy(page, "Works, but unsafe");
  await expect(result(page)).toContainText("the browser sent your cookies along");
  await expect(frame.locator("#what")).toContainText("It read");
  await expect(
    page.getByRole("figure", { name: "Request diagram of the other website" }),
  ).toContainText("handed to another website");
  const [theirs] = await readExchanges(sent.at(-1) ?? "");
  expect(getHeader(theirs?.requestHeaders ?? [], "Origin")).toBe(suite.attacker);
  expect(hasCookie(theirs)).toBe(true);
  await expectNoViolations(page, "unsafe");

  // The form does not name the page's origin by itself.
  await form.selectOption("list");
  await page.getByRole("textbox", { name: "one on each line" }).fill(suite.web);
  await testPolicy(page, "Repaired");
  await expect(frame.locator("#what")).toContainText("It could read nothing");
  // The page itself, and then four attempts of the other website.
  const origins = await Promise.all(
    sent.slice(-5).map(async (url) => {
      const [exchange] = await readExchanges(url);
      return getHeader(exchange?.requestHeaders ?? [], "Origin");
    }),
  );
  expect(origins).toEqual([suite.web, suite.attacker, "null", suite.attacker, "null"]);
  await expect(page.getByRole("link", { name: "Go to the next lesson" })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await expectNoViolations(page, "repaired, narrow and dark");
  await page.setViewportSize({ width: 1280, height: 720 });

  // Without options the plugin sends a star: cookies are refused, and the list is open to everybody.
  await page.goto("/learn/1?step=4");
  await page.getByRole("checkbox", { name: "Register @fastify/cors" }).check();
  await testPolicy(page, "Works, but unsafe");
  await expect(result(page)).toContainText("Another website read the response without cookies");
  expect(hasCookie((await readExchanges(sent.at(-1) ?? ""))[0])).toBe(false);
  await button(page, "Show a hint").click();
  await button(page, "Show the next hint").click();
  await page.reload();
  await expect(page.getByRole("list", { name: "Hints" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Register @fastify/cors" }).check();
  await page.getByRole("checkbox", { name: "origin" }).check();
  const list = page.getByRole("textbox", { name: "one on each line" });
  await list.fill(`${suite.web}\nnull`);
  await testPolicy(page, "Works, but unsafe");
  await expect(result(page)).toContainText(
    "A sandboxed frame of another website read the response",
  );
  // A pattern without its ends; no page can be opened at the other origin, so the server is asked.
  await list.fill(`/${new URL(suite.web).host}/`);
  await testPolicy(page, "Works, but unsafe");
  await expect(result(page)).toContainText("http://evil-localhost:");
  await list.fill(suite.web);
  await testPolicy(page, "Repaired");

  await page.goto("/learn");
  await expect(page.getByText("✓ repaired")).toHaveCount(2);
  observed.takeErrors();
});

test("repair › null, a header and a redirected preflight › each is repaired where it is wrong", async ({
  page,
  observed,
}) => {
  const lines = (name: string) =>
    page.getByRole("group", { name }).getByRole("textbox", { name: "headers" });
  await page.goto("/learn/13?step=4");
  await testPolicy(page, "Works, but unsafe");
  await expect(result(page)).toContainText("A sandboxed frame of another website read");
  await page.getByRole("textbox", { name: "one on each line" }).fill(suite.web);
  await testPolicy(page, "Repaired");

  await page.goto("/learn/7?step=4");
  await testPolicy(page, "Not repaired yet");
  await page.getByRole("checkbox", { name: "exposedHeaders" }).check();
  await testPolicy(page, "Repaired");

  await page.goto("/learn/9?step=4");
  await testPolicy(page, "Not repaired yet");
  await page
    .getByRole("group", { name: "Response to the preflight" })
    .getByRole("textbox", { name: "status" })
    .fill("204");
  await lines("Response to the preflight").fill("Nonsense");
  await expect(step(page).getByRole("alert")).toContainText(
    "policy.preflight.headers[0] should be",
  );
  await lines("Response to the preflight").fill(
    [
      `Access-Control-Allow-Origin: ${suite.web}`,
      "Access-Control-Allow-Methods: PUT",
      "Access-Control-Allow-Headers: Content-Type",
    ].join("\n"),
  );
  await testPolicy(page, "Repaired");
  await expectNoViolations(page, "raw responses");
  observed.takeErrors();
});
