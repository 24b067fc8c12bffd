import type { Engine } from "@blocked/cors-protocol";
import { type BrowserContext, test as base } from "@playwright/test";
import { suite } from "../settings.ts";
import { clear, launch, type Running, toLoss } from "./launch.ts";

type PerTest = {
  /** Whether the test has a page of its own, which closes with it: for what adds an init script. */
  ownPage: boolean;
  survivor: void;
};

type PerWorker = { engine: Engine; running: Running; shared: BrowserContext };

/**
 * Playwright's test in the engine that the project names; the system's WebKit is driven through an adapter. The
 * tests of a worker share one page, and so what the browser has compiled of it; cookies, storage, size and media
 * are reset between them.
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
      const [only] = browser.contexts();
      const isThere = hasOnePage && only !== undefined;
      const context = isThere ? only : await browser.newContext({ baseURL: suite.web });
      await use(context);
      if (!isThere) await context.close();
    },
    { scope: "worker" },
  ],
  context: async ({ shared }, use) => use(shared),
  ownPage: [false, { option: true }],
  // Playwright only says that a page is closed.
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
    await clear(page, running);
    await use(page);
    if (isOwn) await page.close();
  },
});

export { expect } from "@playwright/test";
