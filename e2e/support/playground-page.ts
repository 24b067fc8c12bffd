import { expect, type Page } from "@playwright/test";

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** The four columns of the playground. */
export const policy = (page: Page) => column(page, "Server policy");
export const request = (page: Page) => column(page, "Request");
export const prediction = (page: Page) => column(page, "Prediction");
export const reality = (page: Page) => column(page, "Actual result");
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
  await reality(page).getByRole("button", { name: "Send request" }).click();
  await expect(reality(page)).toContainText("What the server saw");
}
