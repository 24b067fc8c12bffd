import { type Exchange, getHeader, isPreflight } from "@blocked/cors-protocol";
import type { Locator, Page } from "@playwright/test";
import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";
import { readExchanges } from "../support/witness.ts";

const endings = {
  works: "It works.",
  preflight: "Blocked at the preflight.",
  response: "Blocked at the response.",
};
const step = (page: Page) => page.locator("section[aria-labelledby=step]");
const result = (page: Page) => page.getByRole("region", { name: "Result" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const hasCookie = (exchange: Exchange | undefined) =>
  exchange !== undefined && getHeader(exchange.requestHeaders, "Cookie") !== null;

/** The addresses of the API whose response the browser did not hand over. */
function listenForFailures(page: Page): Set<string> {
  const failed = new Set<string>();
  page.on("requestfailed", (request) => {
    if (request.url().startsWith(suite.api)) failed.add(request.url());
  });
  return failed;
}

/** The page's requests to policy servers, each with the origin that sent it. */
function listenForTests(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    const isTest = request.url().startsWith(`${suite.api}/playground/`);
    if (isTest && request.method() !== "OPTIONS") sent.push(request.url());
  });
  return sent;
}

test("every lesson › predicted and sent › is judged by the browser and the server, and a miss is asked again", async ({
  page,
  observed,
}) => {
  const failed = listenForFailures(page);
  await page.goto("/learn");
  const lessons = page.getByRole("main").locator("ol a[href^='/learn/']");
  const titles = await lessons.allTextContents();
  expect(titles.length).toBeGreaterThanOrEqual(12);
  await expect(page.getByText("Due today:")).toHaveCount(0);
  await lessons.first().click();

  const missed: string[] = [];
  const seen = new Set<string>();
  for (const [index, title] of titles.entries()) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page).toHaveTitle(new RegExp(`^Lesson ${index + 1}: `));
    if (index === 0) await expectNoViolations(page, "predict");
    // The same prediction everywhere: it holds in some lessons and fails in the others.
    await page.getByRole("radio", { name: endings.preflight }).check();
    await page.getByRole("radio", { name: /^No, / }).check();
    await button(page, "Save prediction").click();
    await expect(page).toHaveURL(/\?step=2$/);
    await expect(step(page)).toContainText(`Your prediction: ${endings.preflight} No, `);
    await button(page, "Send request").click();
    await expect(page).toHaveURL(/\?step=3$/);

    const url = observed.sent.findLast((one) => one.includes("/items")) ?? "";
    const exchanges = await readExchanges(url);
    const last = exchanges.at(-1);
    if (last === undefined) throw new Error(`The server saw nothing of lesson ${index + 1}.`);
    const blocked = isPreflight(last) ? "preflight" : "response";
    const ending = failed.has(url) ? blocked : "works";
    const isAboutHeader = (await step(page).getByText("X-Total-Count is null").count()) > 0;
    if (isAboutHeader) {
      expect(getHeader(last.response?.headers ?? [], "X-Total-Count")).not.toBeNull();
      expect(getHeader(last.response?.headers ?? [], "Access-Control-Expose-Headers")).toBeNull();
    }
    const hasRun = exchanges.some((one) => one.handlerRan && !isPreflight(one));
    const second = isAboutHeader ? "No, " : hasRun ? "Yes, the handler runs." : "No, the handler";
    const isHeld = ending === "preflight" && !hasRun;
    await expect(step(page), title).toContainText(isHeld ? "Correct." : "Not as you predicted.");
    await expect(step(page), title).toContainText(`${endings[ending]} ${second}`);
    await expect(page.getByRole("figure", { name: "Request diagram" })).toBeVisible();
    if (!isHeld) missed.push(title);
    seen.add(ending);
    if (index === 0) await expectNoViolations(page, "see");
    await page
      .getByRole("link", { name: /^Lesson \d+ ›$/ })
      .or(page.getByRole("link", { name: "Learn" }))
      .last()
      .click();
  }
  expect(seen).toEqual(new Set(Object.keys(endings)));
  expect(missed.length).toBeLessThan(titles.length);
  await expect.poll(observed.countErrors).toBeGreaterThanOrEqual(failed.size);
  observed.takeErrors();

  await page.goto("/learn");
  await expect(page.getByText("after 1, 3 and 7 days")).toBeVisible();
  await page.clock.setFixedTime(Date.now() + 24 * 60 * 60 * 1000);
  await page.reload();
  const due = page.getByText(/^Due today:/).locator("xpath=..");
  await expect(due.getByRole("link")).toHaveCount(missed.length);
  // Answered correctly, it is not due again on this day.
  await due.getByRole("link").first().click();
  await page.getByRole("radio", { name: endings.response }).check();
  await page.getByRole("radio", { name: /^Yes, / }).check();
  await button(page, "Save prediction").click();
  await button(page, "Send request").click();
  await expect(step(page)).toContainText("Correct.");
  await expect.poll(observed.countErrors).toBeGreaterThan(0);
  await page.goto("/learn");
  await expect(due.getByRole("link")).toHaveCount(missed.length - 1);
  observed.takeErrors();
});

/** Fails where the top bar covers an element or the window cuts it. */
async function expectInView(page: Page, target: Locator): Promise<void> {
  const bar = (await page.getByRole("banner").boundingBox()) ?? { y: 0, height: 0 };
  await expect(target).toBeInViewport({ ratio: 1 });
  const top = Math.max(0, bar.y + bar.height);
  await expect.poll(async () => (await target.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(top);
}

/** Tests the policy and waits for its result. */
async function testPolicy(page: Page, end: string): Promise<void> {
  await button(page, "Test policy").click();
  await expect(result(page)).toContainText(end);
  await expect(result(page)).not.toContainText("before your last change");
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

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60 && !(await isFocused()); presses++) {
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("lesson › keyboard alone › predicted, sent, seen and repaired", async ({ page, observed }) => {
  // Lower than the page, so that each step starts where the one before was scrolled to.
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto("/learn/4");
  await expect(page.getByRole("radio").first()).toBeEnabled();
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: endings.preflight })).toBeChecked();
  await tabTo(page, page.getByRole("radio", { name: /^Yes, / }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?step=2$/);
  const steps = page.getByRole("navigation", { name: "Steps" });
  await expectInView(page, steps);
  await tabTo(page, button(page, "Send request"));
  await page.keyboard.press("Enter");
  await expect(step(page)).toContainText("Correct.");
  await expectInView(page, steps);
  await tabTo(page, button(page, "Repair the policy"));
  await page.keyboard.press("Enter");
  await expectInView(page, steps);
  await tabTo(page, page.getByRole("textbox", { name: "methods" }));
  await page.keyboard.press("End");
  await page.keyboard.type(", PUT");
  await tabTo(page, button(page, "Test policy"));
  await page.keyboard.press("Enter");
  await expect(result(page)).toContainText("Repaired");
  await expectInView(page, result(page).getByText(/Repaired\. /));
  await expect(result(page).getByRole("figure")).toContainText("PUT /items/1");
  await page.goBack();
  await expect(page).toHaveURL(/\?step=3$/);
  await expect(step(page)).toContainText("Correct.");
  // After the answer the prediction can no longer be changed.
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("radio", { name: endings.response })).toBeDisabled();
  await expect(page.getByRole("radio", { name: endings.preflight })).toBeChecked();
  observed.takeErrors();
});

test("teaching › opened from a link › large, alone on the screen, arrows move, the answer waits", async ({
  page,
  observed,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto("/learn/4?teach=1");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Lesson 4: ");
  await expect(page.getByRole("banner")).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toHaveCount(0);
  const sizes = await step(page)
    .locator("p:visible, li:visible, legend, label")
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(sizes.length).toBeGreaterThan(5);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);

  await page.getByRole("radio", { name: endings.preflight }).check();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL("/learn/4?step=2&teach=1");
  await button(page, "Send request").click();
  await expect(page).toHaveURL("/learn/4?step=3&teach=1");
  await expect(button(page, "Show answer")).toBeVisible();
  await expect(page.getByRole("figure")).toHaveCount(0);
  await button(page, "Show answer").click();
  await expect(page.getByRole("figure")).toBeVisible();
  await expectNoViolations(page, "answer");
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL("/learn/4?step=4&teach=1");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL("/learn/5?teach=1");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL("/learn/4?step=4&teach=1");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/learn/4?step=4");
  await expect(page.getByRole("banner")).toBeVisible();
  await page.getByRole("link", { name: "Teach from this page" }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  const names = page.getByRole("navigation", { name: "Steps" }).getByRole("link");
  const cut = await names.evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth),
  );
  expect(cut).toEqual([]);
  await page.getByRole("link", { name: "Leave teaching mode" }).click();
  await expect(page).toHaveURL("/learn/4?step=4");

  // The frame prints what it read, so it waits for the answer too.
  await page.goto("/learn/12?step=2&teach=1");
  await button(page, "Send request").click();
  await expect(button(page, "Show answer")).toBeVisible();
  await expect(page.locator("iframe")).toBeHidden();
  await button(page, "Show answer").click();
  await expect(page.locator("iframe")).toBeVisible();
  await page.goto("/learn/4?step=4&teach=1");
  await page.getByRole("combobox", { name: "form of origin" }).focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL("/learn/4?step=3&teach=1");
  observed.takeErrors();
});

test("tutorial › former address with an anchor, on a phone › leads to the same part, and nothing is cut", async ({
  page,
  observed,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/tutorial#questions");
  await expect(page).toHaveURL("/learn#questions");
  await expect(page.getByRole("heading", { name: "Questions" })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByText("Show the seven errors").click();
  const table = page.getByRole("table", { name: "The documented errors, measured" });
  await expect(table.getByRole("row")).toHaveCount(7);
  const cut = await table
    .locator("*")
    .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > 390).length);
  expect(cut).toBe(0);
  await expectNoViolations(page, "phone");
  expect((await page.goto("/learn/99"))?.status()).toBe(404);
  await expect.poll(observed.countErrors).toBe(1);
  observed.takeErrors();
});
