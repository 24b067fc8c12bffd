import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

export const endings = {
  works: "It works.",
  preflight: "Blocked at the preflight.",
  response: "Blocked at the response.",
};
export const step = (page: Page) => page.locator("section[aria-labelledby=step]");
export const result = (page: Page) => page.getByRole("region", { name: "Result" });
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Fails where the top bar covers an element or the window cuts it. */
export async function expectInView(page: Page, target: Locator): Promise<void> {
  const bar = (await page.getByRole("banner").boundingBox()) ?? { y: 0, height: 0 };
  await expect(target).toBeInViewport({ ratio: 1 });
  const top = Math.max(0, bar.y + bar.height);
  await expect.poll(async () => (await target.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(top);
}

/** Tests the policy and waits for its result. */
export async function testPolicy(page: Page, end: string): Promise<void> {
  await button(page, "Test policy").click();
  await expect(result(page)).toContainText(end);
  await expect(result(page)).not.toContainText("before your last change");
}
