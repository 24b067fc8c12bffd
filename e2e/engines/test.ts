import type { Engine } from "@blocked/cors-protocol";
import { test as base } from "@playwright/test";
import { clear, launch, type Running } from "./launch.ts";

/** Playwright's test in the engine that the project names; the system's WebKit is driven through an adapter. */
export const test = base.extend<object, { engine: Engine; running: Running }>({
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
  context: async ({ running }, use) => {
    const { browser, hasOnePage } = running;
    const [only] = browser.contexts();
    const context = hasOnePage && only !== undefined ? only : await browser.newContext();
    await use(context);
    if (context !== only) await context.close();
  },
  page: async ({ context, running }, use) => {
    const [only] = context.pages();
    if (!running.hasOnePage || only === undefined) return use(await context.newPage());
    await clear(context, only);
    await use(only);
  },
});

export { expect } from "@playwright/test";
