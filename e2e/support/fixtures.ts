import { expect } from "@playwright/test";
import { type CorsErrorStatus, openBrowserLog, takeLines } from "@blocked/playwright/browser-log";
import { test as base } from "../engines/test.ts";
import { suite } from "../settings.ts";
import { compareLines, soon } from "./console-lines.ts";

/** What the browser prints and sends during a test. */
export type Observed = {
  /** Removes and returns the console's error lines; given a URL, those about it. */
  takeErrors: (url?: string) => string[];
  countErrors: () => number;
  /**
   * Waits for exactly these error lines, in this order, and removes them; given a URL, those about it. Where
   * a line has several possible messages, each of them matches.
   */
  expectErrors: (lines: readonly (string | readonly string[])[], url?: string) => Promise<void>;
  /** Waits for Chromium's code for a request. @see Network.CorsErrorStatus */
  corsError: (url: string) => Promise<CorsErrorStatus>;
  /** The URLs of the requests into profiles, in order, redirected ones included. */
  sent: string[];
};

export const test = base.extend<{ observed: Observed }>({
  // Automatic: an error line that the test does not expect fails it.
  observed: [
    async ({ page, running }, use) => {
      const log = await openBrowserLog(page, running.engine, String(suite.apiPort));
      const sent: string[] = [];
      page.on("request", (request) => {
        const { port, pathname } = new URL(request.url());
        if (port === String(suite.apiPort) && pathname.startsWith("/p/")) sent.push(request.url());
      });
      const takeErrors = (url?: string) =>
        takeLines(log, (line) => url === undefined || line.url === url);
      await use({
        takeErrors,
        countErrors: () => log.lines.length,
        expectErrors: async (lines, url) => {
          await expect.poll(() => log.lines.length).toBeGreaterThanOrEqual(lines.length);
          const taken = takeErrors(url);
          const chosen = lines.map((line, index) => {
            const messages = typeof line === "string" ? [line] : line;
            return messages.find((text) => text === taken[index]) ?? messages[0] ?? "";
          });
          compareLines(chosen, taken, running, (what, expected, got) =>
            expect(got, what).toEqual(expected),
          );
        },
        corsError: async (url) => {
          const message = `a CORS error for ${url}`;
          await expect.poll(() => log.codes.has(url), { message, ...soon }).toBe(true);
          return log.codes.get(url) ?? { corsError: "", failedParameter: "" };
        },
        sent,
      });
      await log.close();
      expect(takeLines(log), "errors in the console that the test did not expect").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
