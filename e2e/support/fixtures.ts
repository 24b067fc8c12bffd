import { paths } from "@blocked/api-client";
import type { Exchange } from "@blocked/cors-protocol";
import type { ExchangeSummary } from "@blocked/profiles";
import { expect, type Page } from "@playwright/test";
import type { Running } from "../engines/launch.ts";
import { type CorsErrorStatus, listen } from "../engines/browser-log.ts";
import { engineTable } from "../engines/table.ts";
import { test as base } from "../engines/test.ts";
import { hasReference } from "../recording/reference.ts";
import { suite } from "../settings.ts";

/** What the browser printed, and why it says that it blocked. */
export type Witnessed = {
  /** Every error line of the console so far, in order; taking them clears the list. */
  takeErrors: (url?: string) => string[];
  countErrors: () => number;
  /** Waits for exactly these error lines, in this order, and takes them; of several wordings any will do. With an address, of those about it. */
  expectErrors: (lines: readonly (string | readonly string[])[], url?: string) => Promise<void>;
  /** Waits for the DevTools protocol's code for a request. @see Network.CorsErrorStatus */
  corsError: (url: string) => Promise<CorsErrorStatus>;
  /** Whether the protocol reported a CORS error for a request so far. */
  hasCorsError: (url: string) => boolean;
  /** Why a request failed, in the words of Playwright's event; null where there was none. */
  failureOf: (url: string) => string | null;
  /** The addresses of the requests that scripts sent into profiles, in order, those behind redirects too. */
  sent: string[];
  /** The browser's version, such as 156.0.8078.79. */
  version: string;
};

export const test = base.extend<{ witnessed: Witnessed }>({
  // Automatic: a test whose browser printed an error that nobody expected fails.
  witnessed: [
    async ({ page, running }, use) => {
      const { engine, version } = running;
      const ear = await listen(page, engine);
      const sent: string[] = [];
      page.on("request", (request) => {
        const { port, pathname } = new URL(request.url());
        if (port === String(suite.apiPort) && pathname.startsWith("/p/")) sent.push(request.url());
      });
      const takeErrors = (url?: string) => {
        const isTaken = (line: { url: string }) => url === undefined || line.url === url;
        const taken = ear.lines.filter(isTaken);
        const left = ear.lines.filter((line) => !isTaken(line));
        ear.lines.splice(0, ear.lines.length, ...left);
        return taken.map(({ text }) => text);
      };
      await use({
        takeErrors,
        countErrors: () => ear.lines.length,
        expectErrors: async (lines, url) => {
          await expect.poll(() => ear.lines.length).toBeGreaterThanOrEqual(lines.length);
          const taken = takeErrors(url);
          const chosen = lines.map((line, index) => {
            const wordings = typeof line === "string" ? [line] : line;
            return wordings.find((text) => text === taken[index]) ?? wordings[0] ?? "";
          });
          compareLines(chosen, taken, running, (what, expected, got) =>
            expect(got, what).toEqual(expected),
          );
        },
        corsError: async (url) => {
          const message = `a CORS error for ${url}`;
          await expect.poll(() => ear.codes.has(url), { message, ...often }).toBe(true);
          return ear.codes.get(url) ?? { corsError: "", failedParameter: "" };
        },
        hasCorsError: (url) => ear.codes.has(url),
        failureOf: (url) => ear.failures.get(url) ?? null,
        sent,
        version,
      });
      await ear.stop();
      const left = ear.lines.map(({ text }) => text);
      expect(left, "errors in the console that the test did not expect").toEqual([]);
    },
    { auto: true },
  ],
});

/** What the browser tells beside the page comes milliseconds after it; Playwright would wait for 100. */
export const often = { intervals: [1, 2, 4, 8] };

type Check = (what: string, expected: unknown, got: unknown) => void;

/**
 * The console's lines against what is expected. In a browser version that nobody recorded another wording is
 * drift: it is reported, and fails only in a strict run. The number of lines is always strict.
 */
export function compareLines(
  expected: string[],
  got: string[],
  { engine, version }: Pick<Running, "engine" | "version">,
  check: Check,
): void {
  if (suite.strict || hasReference(engine, version)) {
    check("console", expected, got);
    return;
  }
  check("number of lines in the console", expected.length, got.length);
  if (JSON.stringify(got) === JSON.stringify(expected)) return;
  const line = `drift in ${engineTable[engine].title} ${version}: ${JSON.stringify({ expected, got })}`;
  test.info().annotations.push({ type: "drift", description: line });
  process.stdout.write(`${line}\n`);
}

/** What the server saw of a request, by the trace in its address. Outside every profile, and so no experiment. */
export async function readExchanges(url: string): Promise<Exchange[]> {
  const trace = new URL(url).searchParams.get("trace") ?? "";
  const response = await fetch(suite.api + paths.record(trace));
  return ((await response.json()) as { exchanges: Exchange[] }).exchanges;
}

export function summarise(exchanges: readonly Exchange[]): ExchangeSummary[] {
  return exchanges.map(
    ({ method, response }): ExchangeSummary => `${method} ${response?.status ?? 0}`,
  );
}

/** The three panes and what belongs to them. */
export function panes(page: Page) {
  return {
    script: page.getByRole("region", { name: "What your JavaScript got" }),
    console: page.getByRole("region", { name: /^What \w+’s console prints$/ }),
    server: page.getByRole("region", { name: "What the server saw" }),
    result: page.locator("section[aria-labelledby=result]"),
    app: page.getByRole("region", { name: "The app" }),
  };
}

export { expect } from "@playwright/test";
