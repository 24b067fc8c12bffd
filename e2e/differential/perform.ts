import { type Key, paths, type TraceRecord as Seen } from "@blocked/api-client";
import {
  type CorsRequest,
  createRequest,
  engineRules,
  type Engine,
  type Exchange,
  judge,
  stringBodyType,
  toConsoleLines,
} from "@blocked/cors-protocol";
import { encode } from "@blocked/profiles";
import { expect } from "@playwright/test";
import { type Opened, openPage } from "../engines/launch.ts";
import { type CorsErrorStatus, type Ear, linesOf, listen, traceOf } from "../engines/listen.ts";
import { suite } from "../settings.ts";
import type { Case } from "./cases.ts";
import type { Plan } from "./requests.ts";
import { toPage } from "./places.ts";

/** What a page's script got: an answer, or what was thrown. */
export type Got =
  | { type: string; status: number; url: string; redirected: boolean; headers: [string, string][] }
  | { error: string };

/** Everything that is known of one case after an engine performed it. */
export type Performed = {
  engine: Engine;
  request: CorsRequest;
  got: Got;
  /** What the API said beforehand that it would see, and what it saw. */
  predicted: Exchange[];
  exchanges: Exchange[];
  /** The DevTools protocol's code and parameter; null where it reported none. */
  code: CorsErrorStatus | null;
  /** The console's error lines, in order. */
  lines: string[];
};

/** What a page is told to send. */
export type Job = Plan & { url: string };

export type Room = Awaited<ReturnType<typeof openRoom>>;

/** Pages, one for each origin, that perform cases many at a time. */
export function openLaboratory(rooms: ReadonlyMap<string, Room>) {
  return async (cases: readonly Case[]): Promise<Performed[]> => {
    const planned = cases.map((one) => {
      const room = rooms.get(one.request.page);
      if (room === undefined) throw new Error(`There is no page at ${one.request.page}.`);
      const trace = room.nextTrace();
      const url = toUrl(one, trace);
      const request = toRequest(one, url, room.engine);
      return { room, trace, request, job: { ...one.request, url } };
    });
    const predicted = await Promise.all(
      planned.map(({ request, room }) => predict(request, room.engine)),
    );
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
        const { engine } = room;
        const verdict = judge(request, exchanges, engineRules[engine]);
        const expected = toConsoleLines(request, exchanges, verdict, engine)?.length ?? 0;
        const { lines, code } = await room.overheard(trace, expected);
        const foretold = predicted[index] ?? [];
        return { engine, request, got: result, predicted: foretold, exchanges, code, lines };
      }),
    );
  };
}

/** Where a case is sent to. */
export function toUrl({ policy, request }: Case, trace: string): string {
  return `${request.server}/workbench/${encode(policy)}/0/items?trace=${trace}${request.fragment}`;
}

/** What the browser makes of what script sends. */
export function toRequest({ request }: Case, url: string, engine: Engine): CorsRequest {
  const { page, body, ...init } = request;
  const bodyType = body === null ? null : stringBodyType;
  return createRequest({ ...init, url, bodyType }, page, engineRules[engine]);
}

async function predict(request: CorsRequest, engine: Engine): Promise<Exchange[]> {
  const address = `${suite.api}${paths.prediction(encode(request), engine)}`;
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
export async function openRoom(running: Opened, origin: string) {
  const page = await openPage(running);
  const { engine } = running;
  const ear = await listen(page, engine);
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
      // What the console says with the page's result is heard before the page answers again.
      await page.evaluate(() => null);
      return got;
    },
    async overheard(trace: string, expected: number) {
      // The console and the protocol come after the page's own result; what never comes is a disagreement.
      await expect
        .poll(() => linesOf(ear, trace).length, { timeout: 15_000, intervals: [1, 2, 4, 8] })
        .toBeGreaterThanOrEqual(expected)
        .catch(() => null);
      return { lines: linesOf(ear, trace), code: codeOf(ear, trace) };
    },
  };
}

function codeOf({ codes }: Ear, trace: string): CorsErrorStatus | null {
  return [...codes].find(([url]) => traceOf(url) === trace)?.[1] ?? null;
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
