import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { openWorkbench, policy, prediction, reality } from "../workbench-driver.ts";

const refused: [rule: string, act: (page: Page) => Promise<void>, sentence: string][] = [
  [
    "a pattern that could hang the server",
    async (page) => {
      await policy(page).getByRole("checkbox", { name: "origin" }).check();
      await policy(page)
        .getByRole("textbox", { name: "one on each line" })
        .fill(`/${".*".repeat(13)}!/`);
    },
    "takes too long for the origin",
  ],
  [
    "a number that is none",
    async (page) => {
      await policy(page).getByRole("checkbox", { name: "maxAge" }).check();
      await policy(page).getByRole("textbox", { name: "maxAge" }).fill("soon");
    },
    "policy.options.maxAge should be a whole number.",
  ],
  [
    "a cookie",
    async (page) => {
      await policy(page).getByRole("radio", { name: "raw responses" }).check();
      await policy(page).getByRole("textbox", { name: "headers" }).first().fill("Set-Cookie: a=b");
    },
    "Vary, Cache-Control or Location",
  ],
  [
    "a redirect to somebody else",
    async (page) => {
      await policy(page).getByRole("radio", { name: "raw responses" }).check();
      await policy(page)
        .getByRole("textbox", { name: "headers" })
        .last()
        .fill("Location: https://app.example.test/");
    },
    "stay on this machine",
  ],
];

for (const [rule, act, sentence] of refused) {
  test(`${rule} is refused with what to do`, async ({ page, witnessed }) => {
    await openWorkbench(page);
    await act(page);
    await expect(prediction(page).getByRole("alert")).toContainText(sentence);
    await expect(reality(page).getByRole("button", { name: "Send request" })).toBeDisabled();
    // What only the API can refuse is a 400 of its prediction.
    for (const line of witnessed.takeErrors()) expect(line).toContain("a status of 400");
  });
}

test("an address that cannot be read says so, and offers an empty workbench", async ({ page }) => {
  for (const query of ["policy=abc", "policy=eyJraW5kIjoiYm9tYiJ9", "request=bnVsbA"]) {
    await page.goto(`/workbench?${query}`);
    await expect(page.getByRole("alert").first()).toContainText("This address cannot be read.");
  }
  await page.getByRole("link", { name: "Open an empty workbench" }).click();
  await expect(prediction(page)).toContainText("Blocked by the browser");
});
