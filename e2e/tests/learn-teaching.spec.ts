import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";
import { button, endings, expectInView, result, step } from "../support/learn-page.ts";

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60 && !(await isFocused()); presses++) {
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

/** Fails where a step is taller than the screen: a class cannot scroll. */
async function expectFits(page: Page): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await expect.poll(overflow, { message: page.url() }).toBeLessThanOrEqual(0);
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
  // Of the screen's height, because a projector scales it.
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0.03 * 720 - 0.1);

  await page.getByRole("radio", { name: endings.preflight }).check();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL("/learn/4?step=2&teach=1");
  await button(page, "Send request").click();
  await expect(page).toHaveURL("/learn/4?step=3&teach=1");
  await expect(button(page, "Show answer")).toBeVisible();
  await expect(page.getByRole("figure")).toHaveCount(0);
  await button(page, "Show answer").click();
  await expect(page.getByRole("figure")).toBeVisible();
  await expect(page.getByRole("heading", { name: /^See: / })).toBeFocused();
  await expectFits(page);
  await expectNoViolations(page, "answer");
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL("/learn/4?step=4&teach=1");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  // The arrows turn the page from a choice too, and leave what is chosen.
  const form = page.getByRole("combobox", { name: "form of origin" });
  await form.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL("/learn/5?teach=1");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL("/learn/4?step=4&teach=1");
  await expect(form).toHaveValue("list");
  // Whoever turned one page too far finds the lesson as it was.
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("figure")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL("/learn/4?step=4&teach=1");
  await button(page, "Show a hint").click();
  await button(page, "Show the next hint").click();
  await expect(page.getByRole("list", { name: "Hints" })).toBeFocused();
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
  await expect(page.frameLocator("iframe").locator("#got")).toHaveText(
    /^\d+ items: .*Fountain pen \(/,
  );
  observed.takeErrors();
});

test("teaching › every step of every lesson, 1280 × 720 › fits on the screen, Escape leaves a field first", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto("/learn/1?teach=1");
  await expect(page.getByRole("radio").first()).toBeEnabled();
  const next = page.getByRole("link", { name: "Next page" });
  for (let lesson = 1; (await next.count()) > 0; lesson++) {
    for (const place of ["", "step=2&", "step=3&", "step=4&"]) {
      await expect(page).toHaveURL(`/learn/${lesson}?${place}teach=1`);
      await expectFits(page);
      await page.keyboard.press("ArrowRight");
    }
  }
  await page.getByRole("textbox").first().focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/[?]step=4&teach=1$/);
  await page.getByRole("link", { name: "Previous page" }).click();
  await expect(page).toHaveURL(/[?]step=3&teach=1$/);
});
