import { expect as base, test as playwrightTest, type Page } from "@playwright/test";

/** The assertions as people write them without the companion: a suite with them is green. */
export const expect = base.extend({
  async toBeAbleToRead(page: Page, url: string, init: RequestInit = {}) {
    const read = ([address, options]: readonly [string, RequestInit]) =>
      fetch(address, options).then(
        () => true,
        () => false,
      );
    const pass = await page.evaluate(read, [url, init] as const);
    return { pass, message: () => `reads ${url}` };
  },
});

export const withCors = <T>(test: T): T => test;

export const test = playwrightTest.extend<{ corsGuard: { watch: () => void } }>({
  corsGuard: async ({}, use) => use({ watch: () => undefined }),
});
