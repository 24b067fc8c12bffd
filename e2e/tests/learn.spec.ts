import { getHeader, isPreflight } from "@blocked/cors-protocol";
import type { Page } from "@playwright/test";
import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";
import { button, endings, step } from "../support/learn-page.ts";
import { readExchanges } from "../support/witness.ts";

/** The addresses of the API whose response the browser did not hand over. */
function listenForFailures(page: Page): Set<string> {
  const failed = new Set<string>();
  page.on("requestfailed", (request) => {
    if (request.url().startsWith(suite.api)) failed.add(request.url());
  });
  return failed;
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
