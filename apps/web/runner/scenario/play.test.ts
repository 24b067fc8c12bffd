import type { Exchange } from "@blocked/cors-protocol";
import { findProfile, getScenario, profiles, type Scenario } from "@blocked/profiles";
import { expect, test } from "vitest";
import type { ApiId } from "../../lib/apis.ts";
import { play, type PlayOptions } from "./play.ts";
import { isAsStated, type StepResult } from "./step-result.ts";

const api = "http://localhost:4000";
const origin = "http://localhost:3000";
const visitor = { engine: "chromium", version: 156 } as const;

const seen = (method: string, status: number | null): Exchange => ({
  method,
  path: "/p/x/items",
  requestHeaders: method === "OPTIONS" ? [["Access-Control-Request-Method", "PUT"]] : [],
  response: status === null ? null : { status, headers: [["Access-Control-Allow-Origin", origin]] },
  handlerRan: true,
  rowsWritten: 0,
  at: 0,
});

/** A server and a browser in which each request ends as given, in order. */
function createOptions(ends: { exchanges: Exchange[]; end: Response | Error }[]) {
  const waited: number[] = [];
  const asked: { url: string; init: RequestInit }[] = [];
  const recorded = new Map<string, Exchange[]>();
  let count = 0;
  const options: PlayOptions = {
    api,
    origin,
    visitor,
    nextTrace: () => `key.${count++}`,
    read: async (trace) => recorded.get(trace) ?? [],
    wait: async (seconds) => {
      waited.push(seconds);
    },
    openRestricted: async () => options.fetch,
    fetchAsProgram: async (url, init) => options.fetch(url, init),
    fetch: async (url, init = {}) => {
      const next = ends[asked.length];
      if (next === undefined) throw new Error("The test expects no further request.");
      asked.push({ url, init });
      const trace = new URL(url).searchParams.get("trace") ?? "";
      recorded.set(trace, [...(recorded.get(trace) ?? []), ...next.exchanges]);
      if (next.end instanceof Error) throw next.end;
      return next.end;
    },
  };
  return { options, waited, asked };
}

const ok = () => Response.json({ id: 1 });
const failed = new TypeError("Failed to fetch");
const scenarioOf = (id: string): Scenario => {
  const profile = findProfile(id);
  const scenario = profile === undefined ? null : getScenario(profile);
  if (scenario === null) throw new Error(`"${id}" has no scenario.`);
  return scenario;
};
const stated = (results: StepResult[], server: ApiId = "fastify") =>
  results.map((one) => isAsStated(one, "chromium", server));

test("scenario › steps at one address › one trace, and each has its own exchanges", async () => {
  const { options, asked, waited } = createOptions([
    { exchanges: [seen("OPTIONS", 204), seen("PUT", 200)], end: ok() },
    { exchanges: [seen("PUT", 200)], end: ok() },
    { exchanges: [seen("OPTIONS", 204)], end: failed },
  ]);
  const results = await play(
    scenarioOf("permission-remembered"),
    "permission-remembered",
    options,
    () => {},
  );
  expect(new Set(asked.map(({ url }) => url)).size).toBe(1);
  expect(
    results.map(({ exchanges }) => (Array.isArray(exchanges) ? exchanges.length : null)),
  ).toEqual([2, 1, 1]);
  expect(stated(results)).toEqual([true, true, true]);
  expect(waited).toEqual([3]);
});

test("scenario › a preflight that FastAPI allows with 200 › as stated there, and not for Fastify", async () => {
  const { options } = createOptions([
    { exchanges: [seen("OPTIONS", 200), seen("PUT", 200)], end: ok() },
    { exchanges: [seen("PUT", 200)], end: ok() },
    { exchanges: [seen("OPTIONS", 400)], end: failed },
  ]);
  const id = "permission-remembered";
  const results = await play(scenarioOf(id), id, options, () => {});
  expect(stated(results, "fastapi")).toEqual([true, true, false]);
  expect(stated(results)).toEqual([false, true, false]);
});

test("scenario › a step that sends no request › the cached response of the step before decides", async () => {
  const bare: Exchange = { ...seen("GET", 200), response: { status: 200, headers: [] } };
  const opaque = Object.defineProperty(new Response(null), "type", { value: "opaque" });
  const { options } = createOptions([
    { exchanges: [bare], end: opaque },
    { exchanges: [], end: failed },
  ]);
  const results = await play(
    scenarioOf("cache-without-vary"),
    "cache-without-vary",
    options,
    () => {},
  );
  expect(results[1]).toMatchObject({ cached: [bare], exchanges: [] });
  expect(results[1]?.explanation).toMatchObject({
    kind: "verdict",
    verdict: { code: "MissingAllowOriginHeader" },
  });
  expect(stated(results)).toEqual([true, true]);
});

const single: [
  rule: string,
  id: string,
  exchanges: Exchange[],
  toEnd: () => Response | Error,
  want: boolean,
][] = [
  [
    "a retried request without a response",
    "connection-cut",
    Array.from({ length: 10 }, () => seen("GET", null)),
    () => failed,
    true,
  ],
  ["a response where the scenario states none", "connection-cut", [seen("GET", 200)], ok, false],
  ["a status that is not the stated one", "wrong-path", [seen("GET", 200)], ok, false],
  [
    "the stated status",
    "wrong-path",
    [seen("GET", 404)],
    () => Response.json({}, { status: 404 }),
    true,
  ],
  [
    "a body that is not JSON",
    "connection-kept",
    [seen("GET", 200)],
    () => new Response("<svg/>"),
    true,
  ],
  ["a server at the port that should be closed", "server-down", [], ok, false],
  ["a closed port", "server-down", [], () => failed, true],
];

test.for(single)(
  "scenario of one step › %s (%s) › as stated only if it matches",
  async ([, id, exchanges, toEnd, want]) => {
    const { options } = createOptions([{ exchanges, end: toEnd() }]);
    expect(stated(await play(scenarioOf(id), id, options, () => {}))).toEqual([want]);
  },
);

test("scenario › credentials of a step › as named, else same-origin", async () => {
  const { options, asked } = createOptions(
    [1, 2].map(() => ({ exchanges: [seen("GET", 200)], end: ok() })),
  );
  await play(scenarioOf("header-not-exposed"), "header-not-exposed", options, () => {});
  expect(asked.map(({ init }) => init.credentials)).toEqual(["same-origin", "include"]);
});

test("scenario › a header that script reads › as stated with a value or without one", async () => {
  const withTotal = () => new Response("{}", { headers: { "X-Total-Count": "5" } });
  const ends = [withTotal, () => new Response("{}")].map((toEnd) => ({
    exchanges: [seen("GET", 200)],
    end: toEnd(),
  }));
  const { options } = createOptions(ends);
  const results = await play(scenarioOf("wildcard-exposed"), "wildcard-exposed", options, () => {});
  expect(results.map(({ value }) => value)).toEqual(["5", null]);
  expect(stated(results)).toEqual([true, true]);
});

test("scenario › fetch throws something other than TypeError › play rejects", async () => {
  const { options } = createOptions([]);
  await expect(play(scenarioOf("server-up"), "server-up", options, () => {})).rejects.toThrow(
    "expects no further request",
  );
});

const placed = profiles.flatMap((profile) => {
  const scenario = getScenario(profile);
  return scenario === null ? [] : [{ id: profile.id, scenario }];
});

test.for(placed)(
  "scenario › $id › onStep gets the results after each step",
  async ({ id, scenario }) => {
    const { options } = createOptions(scenario.steps.map(() => ({ exchanges: [], end: failed })));
    const counts: number[] = [];
    await play(scenario, id, options, (results) => counts.push(results.length));
    expect(counts).toEqual(scenario.steps.map((_, index) => index + 1));
  },
);
