import type { Engine } from "@blocked/cors-protocol";
import { type BrowserContext, test as base } from "@playwright/test";
import { suite } from "../settings.ts";
import { launch, reset, type Running, toLoss } from "./launch.ts";

type PerTest = {
  /** Opens a new page for the test and closes it afterwards: for tests that add an init script. */
  ownPage: boolean;
  survivor: void;
};

type PerWorker = { engine: Engine; running: Running; shared: BrowserContext };

/**
 * Playwright's test in the engine of the project. A worker's tests share one page, whose scripts the browser then
 * compiles once; cookies, storage, size and media are reset between tests.
 */
export const test = base.extend<PerTest, PerWorker>({
  engine: ["chromium", { option: true, scope: "worker" }],
  running: [
    async ({ engine }, use) => {
      const running = await launch(engine);
      await use(running);
      await running.close();
    },
    { scope: "worker" },
  ],
  browser: [async ({ running }, use) => use(running.browser), { scope: "worker" }],
  shared: [
    async ({ running }, use) => {
      const { browser, hasOnePage } = running;
      const only = hasOnePage ? browser.contexts()[0] : undefined;
      const context = only ?? (await browser.newContext({ baseURL: suite.web }));
      await use(context);
      if (only === undefined) await context.close();
    },
    { scope: "worker" },
  ],
  context: async ({ shared }, use) => use(shared),
  ownPage: [false, { option: true }],
  // Names a crash of the browser, of which Playwright only says that a page is closed.
  survivor: [
    async ({ running }, use) => {
      await use();
      const loss = toLoss(running);
      if (loss !== null) throw new Error(loss);
    },
    { auto: true },
  ],
  page: async ({ context, running, ownPage }, use) => {
    const isOwn = ownPage && !running.hasOnePage;
    const shared = isOwn ? undefined : context.pages()[0];
    const page = shared ?? (await context.newPage());
    await reset(page, running);
    await use(page);
    page.removeAllListeners();
    if (isOwn) await page.close();
  },
});

export { expect } from "@playwright/test";
