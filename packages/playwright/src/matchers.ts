import { setTimeout as wait } from "node:timers/promises";
import type { CorsErrorCode, Engine } from "@blocked/cors-protocol";
import { expect as base, type ExpectMatcherState, type Page } from "@playwright/test";
import { type CorsFailure, parseUrl, toOrigin } from "./failure.ts";
import { toComplaint } from "./interference.ts";
import { toText } from "./report-text.ts";
import { isAllowed, type Watch, watchOf } from "./watch.ts";

export type Expected = CorsErrorCode | Record<Engine, CorsErrorCode>;

/** What can cross to the page: text and plain objects. */
export type ReadInit = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  credentials?: "omit" | "same-origin" | "include";
  mode?: "cors" | "same-origin" | "no-cors";
};

export const expect = base.extend({
  /**
   * Passes when CORS blocked a request of the page with this code. Waits for it, as long as the expectation's
   * timeout says. Where an engine prints one text for several codes, each of them passes.
   */
  async toHaveCorsError(
    this: ExpectMatcherState,
    page: Page,
    expected: Expected,
    { url, timeout = this.timeout }: { url?: string | RegExp; timeout?: number } = {},
  ) {
    const watch = await watchHonestly(page);
    const code = typeof expected === "string" ? expected : expected[watch.engine];
    const wanted = { code, ...(url === undefined ? {} : { url }) };
    const find = async () =>
      (await watch.failures(page)).filter((failure) => isAllowed(failure, wanted));
    if (this.isNot) await watch.settle();
    const found = this.isNot ? await find() : await poll(find, timeout);
    for (const failure of found) watch.allow({ code, url: failure.url });
    const seen = await watch.failures(page);
    const foreign = await watch.foreign(page);
    return {
      name: "toHaveCorsError",
      pass: found.length > 0,
      message: () =>
        found.length > 0
          ? `The page has the CORS error ${code}:\n\n${found.map(toText).join("\n\n")}`
          : [`The page has no CORS error ${code}.`, ...toSeen(seen, foreign.length)].join("\n\n"),
    };
  },

  /** Passes when script in the page can read the response of a cross-origin request. */
  async toBeAbleToRead(
    this: ExpectMatcherState,
    page: Page,
    url: string,
    init: ReadInit = {},
    { timeout = this.timeout }: { timeout?: number } = {},
  ) {
    const watch = await watchHonestly(page);
    const address = parseUrl(url, page.url())?.href ?? url;
    if (toOrigin(address) === toOrigin(page.url())) throw new Error(toComplaint(["same origin"]));
    const before = (await watch.failures(page)).length;
    const got = await read(page, address, init);
    if (got.type === "opaque") {
      throw new Error(
        `The response of ${address} is opaque: in no-cors mode the browser checks nothing, and script reads nothing. Leave mode out.`,
      );
    }
    if (got.error === null) {
      const message = () => `The page can read ${address}: it got status ${got.status}.`;
      return { name: "toBeAbleToRead", pass: true, message };
    }
    // An earlier read of the same address may have failed in the same way.
    const blocked = async () =>
      (await watch.failures(page)).filter((one, index) => index >= before || one.url === address);
    const failures = await poll(blocked, timeout);
    if (failures.length === 0) {
      throw new Error(
        `The page got no response from ${address} (${got.error}), and CORS is not the reason: the browser reports no CORS error. Is the server running, and does the page's Content Security Policy allow the address?`,
      );
    }
    for (const failure of failures) watch.allow({ url: failure.url });
    const message = () =>
      `The page cannot read ${address}.\n\n${failures.map(toText).join("\n\n")}`;
    return { name: "toBeAbleToRead", pass: false, message };
  },
});

/** @throws Error when an assertion about the page would be empty */
async function watchHonestly(page: Page): Promise<Watch> {
  const watch = watchOf(page);
  const found = await watch.interference(page);
  // Thrown, and so a failure for .not as well.
  if (found.length > 0) throw new Error(toComplaint(found));
  return watch;
}

function toSeen(seen: readonly CorsFailure[], foreign: number): string[] {
  if (seen.length > 0) return ["It has:", ...seen.map(toText)];
  if (foreign > 0) return ["CORS blocked none of its cross-origin requests."];
  return ["It sent no cross-origin request, and CORS checks no other."];
}

const intervals = [5, 10, 25, 50, 100];

/** Reads until something is found. The console's line follows the script's error by milliseconds. */
async function poll<T>(find: () => Promise<T[]>, timeout: number): Promise<T[]> {
  const end = Date.now() + timeout;
  for (let turn = 0; ; turn++) {
    const found = await find();
    if (found.length > 0 || Date.now() >= end) return found;
    await wait(Math.min(intervals[turn] ?? 250, Math.max(1, end - Date.now())));
  }
}

type Got = { type: string; status: number; error: string | null };

function read(page: Page, url: string, init: ReadInit): Promise<Got> {
  return page.evaluate(
    async ([address, options]): Promise<Got> => {
      try {
        const response = await fetch(address, options);
        if (response.type !== "opaque") await response.arrayBuffer();
        return { type: response.type, status: response.status, error: null };
      } catch (error) {
        return { type: "error", status: 0, error: String(error) };
      }
    },
    [url, init] as const,
  );
}
