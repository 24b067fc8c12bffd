import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * What axe finds, which is nothing.
 * @param part a selector, where only this part of the page has changed since axe saw it all
 */
export async function expectNoViolations(page: Page, where: string, part?: string): Promise<void> {
  // Without frames to visit, the legacy mode finds the same in half the time; so it does where it need not
  // describe what passed.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
  expect(found, where).toEqual([]);
}

/** The words of the code stay in the code; what stood on the wire is shown as it was. */
export async function expectPlainWords(page: Page): Promise<void> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const element of copy.querySelectorAll(".wire, script")) element.remove();
    return copy.textContent;
  });
  expect(text).toContain("What the server saw");
  expect(text).not.toMatch(/\b(?:probe|exchange|witness|trace|verdict)/i);
}
