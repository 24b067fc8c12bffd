import { expect, type Page } from "@playwright/test";

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** The parts of the playground. The prediction stands where the result will, until the request is sent. */
export const policy = (page: Page) => column(page, "Server policy");
export const request = (page: Page) => column(page, "Request");
export const prediction = (page: Page) => column(page, "Predicted result");
export const reality = (page: Page) => column(page, "Actual result");
export const sendButton = (page: Page) => page.getByRole("button", { name: "Send request" });
/** The console lines that a column shows. */
export const consoleOf = (region: ReturnType<typeof column>) =>
  region.getByRole("region", { name: "What Chromium’s console" }).getByRole("listitem");

/** Opens an empty playground and waits for its first prediction. */
export async function openPlayground(page: Page): Promise<void> {
  await page.goto("/playground");
  await expect(prediction(page)).toContainText("Blocked by the browser");
}

/** Sends the composed request and waits for its result. */
export async function send(page: Page): Promise<void> {
  await sendButton(page).click();
  await expect(reality(page)).toContainText("What the server saw");
}
