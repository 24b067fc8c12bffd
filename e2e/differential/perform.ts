import { type Key, paths, type Record as Seen } from "@blocked/api-client";
import {
  type CorsRequest,
  chromium,
  createRequest,
  type Exchange,
  stringBodyType,
} from "@blocked/cors-protocol";
import { encode } from "@blocked/profiles";
import { type Browser, expect, type Page } from "@playwright/test";
import { suite } from "../settings.ts";
import type { Case } from "./cases.ts";
import type { Plan } from "./requests.ts";
import { pages } from "./places.ts";

/** What a page's script got: an answer, or what was thrown. */
export type Got =
  | { type: string; status: number; url: string; redirected: boolean; headers: [string, string][] }
  | { error: string };

/** Everything that is known of one case after Chromium performed it. */
export type Performed = {
  request: CorsRequest;
  got: Got;
  /** What the API said beforehand that it would see, and what it saw. */
  predicted: Exchange[];
  exchanges: Exchange[];
  /** The DevTools protocol's code and parameter; null where it reported none. */
  code: { corsError: string; failedParameter: string } | null;
  /** The console's error lines, in order. */
  lines: string[];
};

/** What a page is told to send. */
export type Job = Plan & { url: string };

/** Pages in Chromium, one for each origin, that perform cases many at a time. */
export async function openLaboratory(browser: Browser) {
  const rooms = new Map<string, Awaited<ReturnType<typeof openRoom>>>();
  for (const page of pages) rooms.set(page, await openRoom(browser, page));

  return async (cases: readonly Case[]): Promise<Performed[]> => {
    const planned = cases.map((one) => {
      const room = rooms.get(one.request.page);
      if (room === undefined) throw new Error(`There is no page at ${one.request.page}.`);
      const trace = room.nextTrace();
      const url = toUrl(one, trace);
      return { room, trace, request: toRequest(one, url), job: { ...one.request, url } };
    });
    const predicted = await Promise.all(planned.map(({ request }) => predict(request)));
    const got = await Promise.all(
      [...rooms.values()].map((room) =>
        room.send(planned.filter((plan) => plan.room === room).map(({ job }) => job)),
      ),
    );
    const results = new Map(got.flat());
    return Promise.all(
      planned.map(async ({ room, trace, request, job }, index) => {
        const result = results.get(job.url) ?? { error: "nothing was sent" };
        const exchanges = await readExchanges(trace);
        const { lines, code } = await room.overheard(trace, "error" in result);
        const foretold = predicted[index] ?? [];
        return { request, got: result, predicted: foretold, exchanges, code, lines };
      }),
    );
  };
}

/** Where a case is sent to. */
export function toUrl({ policy, request }: Case, trace: string): string {
  return `${request.server}/workbench/${encode(policy)}/0/items?trace=${trace}${request.fragment}`;
}

/** What the browser makes of what script sends. */
export function toRequest({ request }: Case, url: string): CorsRequest {
  const { page, body, ...init } = request;
  const bodyType = body === null ? null : stringBodyType;
  return createRequest({ ...init, url, bodyType }, page, chromium);
}

async function predict(request: CorsRequest): Promise<Exchange[]> {
  const address = `${suite.api}${paths.prediction(encode(request))}`;
  const answer = await fetch(address, { headers: { Origin: suite.web } });
  const json = (await answer.json()) as Seen;
  if (!answer.ok) throw new Error(`The API does not predict: ${JSON.stringify(json)}`);
  return json.exchanges;
}

export async function readExchanges(trace: string): Promise<Exchange[]> {
  const answer = await fetch(suite.api + paths.record(trace));
  return ((await answer.json()) as Seen).exchanges;
}

/** One page: sends, and listens to the console and to the protocol. */
export async function openRoom(browser: Browser, origin: string) {
  const page = await (await browser.newContext()).newPage();
  const ear = await listen(page);
  // A document of the lab's origin without any script of the lab.
  await page.goto(`${origin}/lab.json`);
  const { key } = (await page.evaluate(
    async (address) => (await fetch(address, { method: "POST" })).json(),
    suite.api + paths.witness,
  )) as Key;
  let count = 0;

  return {
    nextTrace: () => `${key}.${(count++).toString(36)}`,
    send: (jobs: Job[]): Promise<[url: string, got: Got][]> => page.evaluate(sendAll, jobs),
    async overheard(trace: string, isFailure: boolean) {
      // The console and the protocol come after the page's own result. A failure always leaves a line.
      if (isFailure)
        await expect
          .poll(() => ear.linesOf(trace).length, { timeout: 3000 })
          .toBeGreaterThan(0)
          .catch(() => null);
      return { lines: ear.linesOf(trace), code: ear.codeOf(trace) };
    },
  };
}

const traceIn = /[?&]trace=([a-z0-9]+\.[a-z0-9]+)/;

/** Console lines and CORS codes by the trace in their addresses. */
async function listen(page: Page) {
  const lines = new Map<string, string[]>();
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const trace =
      traceIn.exec(message.text())?.[1] ?? traceIn.exec(message.location().url)?.[1] ?? "";
    lines.set(trace, [...(lines.get(trace) ?? []), message.text()]);
  });
  const session = await page.context().newCDPSession(page);
  const traces = new Map<string, string>();
  const codes = new Map<string, NonNullable<Performed["code"]>>();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    const trace = traceIn.exec(request.url)?.[1];
    if (trace !== undefined) traces.set(requestId, trace);
  });
  session.on("Network.loadingFailed", ({ requestId, corsErrorStatus }) => {
    const trace = traces.get(requestId);
    if (trace !== undefined && corsErrorStatus !== undefined) codes.set(trace, corsErrorStatus);
  });
  // Where nothing reaches the network, only an issue is raised.
  session.on("Audits.issueAdded", ({ issue }) => {
    const cors = issue.details.corsIssueDetails;
    const trace = traceIn.exec(cors?.request.url ?? "")?.[1];
    if (cors === undefined || cors.isWarning || trace === undefined || codes.has(trace)) return;
    codes.set(trace, cors.corsErrorStatus);
  });
  await session.send("Network.enable");
  await session.send("Audits.enable");
  return {
    linesOf: (trace: string) => lines.get(trace) ?? [],
    codeOf: (trace: string) => codes.get(trace) ?? null,
  };
}

/** Runs in the page: sends everything at once, as an application would. */
async function sendAll(jobs: Job[]): Promise<[url: string, got: Got][]> {
  const viaFetch = async ({ url, method, headers, credentials, mode, body }: Job): Promise<Got> => {
    try {
      const response = await fetch(url, {
        method,
        headers,
        credentials,
        mode,
        ...(body === null ? {} : { body }),
      });
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
          const lines = xhr
            .getAllResponseHeaders()
            .split("\r\n")
            .filter((line) => line !== "");
          const headers = lines.map((line): [string, string] => {
            const [name = ""] = line.split(": ", 1);
            return [name, line.slice(name.length + 2)];
          });
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
