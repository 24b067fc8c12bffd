import { test as base } from "@playwright/test";
import { withCors } from "@blocked/playwright";
import { launch } from "../../engines/launch.ts";

/** The system's WebKit, with one page in one context; Playwright's own build has the usual fixtures. */
const oneBrowser = base.extend<object, { running: Awaited<ReturnType<typeof launch>> }>({
  running: [
    async ({}, use) => {
      const running = await launch("webkit");
      await use(running);
      await running.close();
    },
    { scope: "worker" },
  ],
  browser: [async ({ running }, use) => use(running.browser), { scope: "worker" }],
  context: async ({ browser }, use) => use(browser.contexts()[0] ?? (await browser.newContext())),
  page: async ({ context }, use) => use(context.pages()[0] ?? (await context.newPage())),
});

export const test = withCors(oneBrowser);
export { expect, recordThrough } from "@blocked/playwright";
