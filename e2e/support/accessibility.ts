import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Expects axe to find no violation.
 * @param part a selector, where only this part of the page has changed since the last look
 */
export async function expectNoViolations(page: Page, where: string, part?: string): Promise<void> {
  // The page has no frames to visit, and without them the legacy mode takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
  expect(found, where).toEqual([]);
}

/** Expects none of the code's own terms on the screen; header lines are shown as they are. */
export async function expectPlainWords(page: Page): Promise<void> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const element of copy.querySelectorAll(".wire, script")) element.remove();
    return copy.textContent;
  });
  expect(text).toContain("What the server saw");
  expect(text).not.toMatch(/\b(?:probe|exchange|witness|trace|verdict)/i);
}
