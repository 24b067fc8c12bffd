import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Expects no text below 13 px, and no code below 14 px. */
async function expectReadableSizes(page: Page, where: string): Promise<void> {
  const small = await page.evaluate(() => {
    const found = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const { parentElement: element, textContent } = node;
      if (element === null || textContent?.trim() === "") continue;
      if (element.getClientRects().length === 0) continue;
      const { fontSize, fontFamily } = getComputedStyle(element);
      const least = fontFamily.includes("monospace") ? 14 : 13;
      if (Number.parseFloat(fontSize) < least) found.add(`${textContent} (${fontSize})`);
    }
    return [...found];
  });
  expect(small, `${where}: too small`).toEqual([]);
}

/**
 * Expects axe to find no violation, text that is large enough to read, and at most one primary button.
 * @param part a selector, where only this part of the page has changed since the last look
 */
export async function expectNoViolations(page: Page, where: string, part?: string): Promise<void> {
  await expectReadableSizes(page, where);
  const primary = await page.locator(".button-main:visible").allTextContents();
  expect(primary.length, `${where}: primary buttons: ${primary.join(", ")}`).toBeLessThanOrEqual(1);
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
