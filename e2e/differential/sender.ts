import { type Key, paths } from "@blocked/api-client";
import type { HeaderLine } from "@blocked/cors-protocol";
import { expect } from "@playwright/test";
import {
  type BrowserLog,
  type CorsErrorStatus,
  openBrowserLog,
} from "@blocked/playwright/browser-log";
import { type Opened, openPage } from "../engines/launch.ts";
import { suite } from "../settings.ts";
import { soon } from "../support/console-lines.ts";
import { linesOf, traceOf } from "../support/traced-lines.ts";
import { toPage } from "./origins.ts";
import type { RequestPlan } from "./requests.ts";

/** What a page's script got: a response, or the text of an error. */
export type Got =
  | { type: string; status: number; url: string; redirected: boolean; headers: HeaderLine[] }
  | { error: string };

export type Job = RequestPlan & { url: string };

export type Sender = Awaited<ReturnType<typeof openSender>>;

/** Opens a page at an origin, which sends requests and logs what the browser reports of them. */
export async function openSender(running: Opened, origin: string) {
  const page = await openPage(running);
  const { engine } = running;
  const log = await openBrowserLog(page, engine, String(suite.apiPort));
  await page.goto(toPage(origin));
  const { key } = (await page.evaluate(
    async (address) => (await fetch(address, { method: "POST" })).json(),
    suite.api + paths.witness,
  )) as Key;
  let count = 0;

  return {
    engine,
    nextTrace: () => `${key}.${(count++).toString(36)}`,
    async send(jobs: Job[]): Promise<[url: string, got: Got][]> {
      const got = await page.evaluate(sendAll, jobs);
      // Lines that arrive together with the result are in the log after another round trip.
      await page.evaluate(() => null);
      return got;
    },
    /** Waits for the expected number of lines about a trace. Too few lines are a difference, not an error. */
    async readLog(trace: string, expected: number) {
      await expect
        .poll(() => linesOf(log, trace).length, { timeout: 60_000, ...soon })
        .toBeGreaterThanOrEqual(expected)
        .catch(() => null);
      return { lines: linesOf(log, trace), code: codeOf(log, trace) };
    },
  };
}

function codeOf({ codes }: BrowserLog, trace: string): CorsErrorStatus | null {
  return [...codes].find(([url]) => traceOf(url) === trace)?.[1] ?? null;
}

/** Runs in the page: sends all requests at once, as an application would. */
async function sendAll(jobs: Job[]): Promise<[url: string, got: Got][]> {
  const viaFetch = async ({ url, method, headers, credentials, mode, body }: Job): Promise<Got> => {
    try {
      const options = { method, headers, credentials, mode, ...(body === null ? {} : { body }) };
      const response = await fetch(url, options);
      const { type, status, redirected } = response;
      return { type, status, url: response.url, redirected, headers: [...response.headers] };
    } catch (error) {
      return { error: String(error) };
    }
  };
  const viaXhr = (job: Job) =>
    new Promise<Got>((done) => {
      const xhr = new XMLHttpRequest();
      try {
        xhr.open(job.method, job.url);
        xhr.withCredentials = job.credentials === "include";
        for (const [name, value] of job.headers) xhr.setRequestHeader(name, value);
        if (job.hasUploadListeners) xhr.upload.addEventListener("progress", () => {});
        xhr.addEventListener("load", () => {
          const lines = xhr.getAllResponseHeaders().matchAll(/^(.*?): (.*)\r$/gm);
          const headers = Array.from(lines, ([, name = "", value = ""]): HeaderLine => [
            name,
            value,
          ]);
          const { status, responseURL } = xhr;
          const redirected = responseURL !== job.url.replace(/#.*/s, "");
          done({ type: "cors", status, url: responseURL, redirected, headers });
        });
        xhr.addEventListener("error", () => done({ error: `error event, status ${xhr.status}` }));
        xhr.send(job.body);
      } catch (error) {
        done({ error: String(error) });
      }
    });
  return Promise.all(
    jobs.map(async (job): Promise<[string, Got]> => [
      job.url,
      await (job.initiatorType === "fetch" ? viaFetch(job) : viaXhr(job)),
    ]),
  );
}
