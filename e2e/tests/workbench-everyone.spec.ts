import { expectNoViolations, expectPlainWords } from "../everyone.ts";
import { expect, test } from "../fixtures.ts";
import { openWorkbench, policy, prediction, reality, request, send } from "../workbench-driver.ts";

test("no accessibility violation with everything open, dark and narrow, and plain words", async ({
  page,
  witnessed,
}) => {
  await openWorkbench(page);
  for (const box of await policy(page).getByRole("checkbox").all()) await box.check();
  await request(page).getByRole("combobox", { name: "sent by" }).selectOption("XMLHttpRequest");
  await send(page);
  for (const summary of await page.getByText("line by line").all()) await summary.click();
  await expectNoViolations(page, "everything open");
  await expectPlainWords(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await policy(page).getByRole("radio", { name: "raw responses" }).check();
  await policy(page).getByRole("button", { name: "Add policy at {next}" }).click();
  await expectNoViolations(page, "raw answers, narrow and dark");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByRole("tab", { name: "Paste your own" }).click();
  await expectNoViolations(page, "pasting");
  witnessed.takeErrors();
});

test("the keyboard alone leads from an empty workbench to a fixed request", async ({
  page,
  witnessed,
}) => {
  await openWorkbench(page);
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
  await reality(page).getByRole("button", { name: "Send request" }).focus();
  await press("Enter");
  await expect(reality(page)).toContainText("As predicted.");
  await expect(reality(page).getByRole("button", { name: "Send request" })).toBeFocused();
  expect(witnessed.countErrors()).toBe(0);
});
