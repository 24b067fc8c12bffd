import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { openPlayground, policy, prediction, sendButton } from "../support/playground-page.ts";

const refused: [rule: string, act: (page: Page) => Promise<void>, sentence: string][] = [
  [
    "pattern that could hang the server",
    async (page) => {
      await policy(page).getByRole("checkbox", { name: "origin" }).check();
      await policy(page)
        .getByRole("textbox", { name: "one on each line" })
        .fill(`/${".*".repeat(13)}!/`);
    },
    "takes too long for the origin",
  ],
  [
    "Max-Age that is not a number",
    async (page) => {
      await policy(page).getByRole("checkbox", { name: "maxAge" }).check();
      await policy(page).getByRole("textbox", { name: "maxAge" }).fill("soon");
    },
    "policy.options.maxAge should be a whole number.",
  ],
  [
    "Set-Cookie header",
    async (page) => {
      await policy(page).getByRole("radio", { name: "raw responses" }).check();
      await policy(page).getByRole("textbox", { name: "headers" }).first().fill("Set-Cookie: a=b");
    },
    "Vary, Cache-Control or Location",
  ],
  [
    "redirect to another machine",
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
  test(`playground › ${rule} › refused with what to do`, async ({ page, observed }) => {
    await openPlayground(page);
    await act(page);
    await expect(prediction(page).getByRole("alert")).toContainText(sentence);
    await expect(sendButton(page)).toBeDisabled();
    // The API refuses some policies with a 400, which the console prints.
    for (const line of observed.takeErrors()) expect(line).toContain("a status of 400");
  });
}

test("playground link › unreadable › says so and offers an empty playground", async ({ page }) => {
  for (const query of ["policy=abc", "policy=eyJraW5kIjoiYm9tYiJ9", "request=bnVsbA"]) {
    await page.goto(`/playground?${query}`);
    await expect(page.getByRole("alert").first()).toContainText("This address cannot be read.");
  }
  await page.getByRole("link", { name: "Open an empty playground" }).click();
  await expect(prediction(page)).toContainText("Blocked by the browser");
});
