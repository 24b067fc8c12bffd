import { type BrowserLog, openBrowserLog } from "@blocked/playwright/browser-log";
import { launch, openPage, type Running } from "../engines/launch.ts";
import { test as base } from "../engines/test.ts";
import { suite } from "../settings.ts";
import { type BrowserClients, createBrowserClients } from "../support/browser-client.ts";

export type MatrixPage = Running & { log: BrowserLog; clients: BrowserClients };

/** A worker's tests share one page: every request has its own trace, so that no test sees another's. */
export const test = base.extend<object, { matrixPage: MatrixPage }>({
  matrixPage: [
    async ({ engine, running: shared }, use) => {
      // Where the browser has only one page, the worker's other tests use it.
      const running = shared.hasOnePage ? await launch(engine) : shared;
      const page = await openPage(running);
      const log = await openBrowserLog(page, engine, String(suite.apiPort));
      await use({ ...running, log, clients: await createBrowserClients(page) });
      if (running !== shared) await running.close();
    },
    { scope: "worker" },
  ],
});
