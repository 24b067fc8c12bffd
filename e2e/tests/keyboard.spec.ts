import { expect, test } from "../support/fixtures.ts";
import { openProfile, panes } from "../support/lab-page.ts";
import {
  openPlayground,
  policy,
  prediction,
  reality,
  sendButton,
} from "../support/playground-page.ts";

test("keyboard › from the first profile on › reaches an applied fix", async ({
  page,
  observed,
}) => {
  await openProfile(page, { id: "disabled" });
  const focused = page.locator(":focus");
  const tabTo = async (name: RegExp) => {
    for (let count = 0; count < 120; count++) {
      await page.keyboard.press("Tab");
      const label = await focused.evaluate(
        (element) => element.getAttribute("aria-label") ?? element.textContent ?? "",
      );
      if (name.test(label)) return;
    }
    throw new Error(`Tab never reached "${name}".`);
  };
  await tabTo(/^Method not allowed/);
  await page.keyboard.press("Enter");
  await expect(panes(page).prepared).toContainText("PUT /items/");
  await tabTo(/^Send PUT/);
  await page.keyboard.press("Enter");
  await expect(panes(page).result).toContainText("PUT /items/");
  await tabTo(/^Apply fix and resend$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("figure", { name: "Request diagram after the fix" })).toBeVisible();
  await expect(panes(page).result).toContainText("Your script may read it");
  observed.takeErrors();
});

test("keyboard › from an empty playground on › reaches a fixed request", async ({
  page,
  observed,
}) => {
  await openPlayground(page);
  const press = async (key: string, times = 1) => {
    for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
  };
  await policy(page).getByRole("checkbox", { name: "credentials" }).focus();
  await press("Tab");
  await press("Space");
  await press("Tab");
  await expect(policy(page).getByRole("textbox", { name: "methods" })).toBeFocused();
  await page.keyboard.type("GET, PUT");
  await expect(prediction(page)).toContainText("Your script may read it");
  await sendButton(page).focus();
  await press("Enter");
  await expect(reality(page)).toContainText("As predicted.");
  await expect(sendButton(page)).toBeFocused();
  expect(observed.countErrors()).toBe(0);
});
