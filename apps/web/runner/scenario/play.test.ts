import type { Exchange } from "@blocked/cors-protocol";
import { findProfile, getScenario, profiles, type Scenario } from "@blocked/profiles";
import { expect, test } from "vitest";
import { isAsStated, play, type Stage, type StepResult } from "./play.ts";

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

/** A world in which the server sees and script gets what is said, request by request. */
function createStage(answers: { exchanges: Exchange[]; answer: Response | Error }[]) {
  const waited: number[] = [];
  const asked: { url: string; init: RequestInit }[] = [];
  const recorded = new Map<string, Exchange[]>();
  let count = 0;
  const stage: Stage = {
    api,
    origin,
    visitor,
    nextTrace: () => `key.${count++}`,
    read: async (trace) => recorded.get(trace) ?? [],
    wait: async (seconds) => {
      waited.push(seconds);
    },
    openRestricted: async () => stage.fetch,
    askProgram: async (url, init) => stage.fetch(url, init),
    fetch: async (url, init) => {
      const next = answers[asked.length];
      if (next === undefined) throw new Error("Nobody expects another request.");
      asked.push({ url, init });
      const trace = new URL(url).searchParams.get("trace") ?? "";
      recorded.set(trace, [...(recorded.get(trace) ?? []), ...next.exchanges]);
      if (next.answer instanceof Error) throw next.answer;
      return next.answer;
    },
  };
  return { stage, waited, asked };
}

const ok = () => Response.json({ id: 1 });
const failed = new TypeError("Failed to fetch");
const scenarioOf = (id: string): Scenario => {
  const profile = findProfile(id);
  const scenario = profile === undefined ? null : getScenario(profile);
  if (scenario === null) throw new Error(`"${id}" has no scenario.`);
  return scenario;
};
const stated = (results: StepResult[]) => results.map((one) => isAsStated(one, "chromium"));

test("steps at one address share a trace, and each knows only its own requests", async () => {
  const { stage, asked, waited } = createStage([
    { exchanges: [seen("OPTIONS", 204), seen("PUT", 200)], answer: ok() },
    { exchanges: [seen("PUT", 200)], answer: ok() },
    { exchanges: [seen("OPTIONS", 204)], answer: failed },
  ]);
  const results = await play(
    scenarioOf("permission-remembered"),
    "permission-remembered",
    stage,
    () => {},
  );
  expect(new Set(asked.map(({ url }) => url)).size).toBe(1);
  expect(
    results.map(({ exchanges }) => (Array.isArray(exchanges) ? exchanges.length : null)),
  ).toEqual([2, 1, 1]);
  expect(stated(results)).toEqual([true, true, true]);
  expect(waited).toEqual([3]);
});

test("where no request arrives at the address of the step before, its answer is what was gone by", async () => {
  const bare: Exchange = { ...seen("GET", 200), response: { status: 200, headers: [] } };
  const sealed = Object.defineProperty(new Response(null), "type", { value: "opaque" });
  const { stage } = createStage([
    { exchanges: [bare], answer: sealed },
    { exchanges: [], answer: failed },
  ]);
  const results = await play(
    scenarioOf("cache-without-vary"),
    "cache-without-vary",
    stage,
    () => {},
  );
  expect(results[1]).toMatchObject({ kept: [bare], exchanges: [] });
  expect(results[1]?.explanation).toMatchObject({
    kind: "verdict",
    verdict: { code: "MissingAllowOriginHeader" },
  });
  expect(stated(results)).toEqual([true, true]);
});

const ends: [
  rule: string,
  id: string,
  exchanges: Exchange[],
  answer: () => Response | Error,
  want: boolean,
][] = [
  [
    "a repeated request without an answer counts once",
    "connection-cut",
    Array.from({ length: 10 }, () => seen("GET", null)),
    () => failed,
    true,
  ],
  ["an answer where none was stated", "connection-cut", [seen("GET", 200)], ok, false],
  ["another status", "wrong-path", [seen("GET", 200)], ok, false],
  [
    "the stated status",
    "wrong-path",
    [seen("GET", 404)],
    () => Response.json({}, { status: 404 }),
    true,
  ],
  [
    "a text that is no JSON",
    "connection-kept",
    [seen("GET", 200)],
    () => new Response("<svg/>"),
    true,
  ],
  ["something at the port where nothing should be", "server-down", [], ok, false],
  ["nothing there", "server-down", [], () => failed, true],
];

test.for(ends)("%s (%s)", async ([, id, exchanges, answer, want]) => {
  const { stage } = createStage([{ exchanges, answer: answer() }]);
  expect(stated(await play(scenarioOf(id), id, stage, () => {}))).toEqual([want]);
});

test("each step is sent with the credentials that it names, and else with the browser's own default", async () => {
  const { stage, asked } = createStage(
    [1, 2].map(() => ({ exchanges: [seen("GET", 200)], answer: ok() })),
  );
  await play(scenarioOf("header-not-exposed"), "header-not-exposed", stage, () => {});
  expect(asked.map(({ init }) => init.credentials)).toEqual(["same-origin", "include"]);
});

test("a header is as stated when it has a value, or has none", async () => {
  const withTotal = () => new Response("{}", { headers: { "X-Total-Count": "5" } });
  const answers = [withTotal, () => new Response("{}")].map((answer) => ({
    exchanges: [seen("GET", 200)],
    answer: answer(),
  }));
  const { stage } = createStage(answers);
  const results = await play(scenarioOf("wildcard-exposed"), "wildcard-exposed", stage, () => {});
  expect(results.map(({ value }) => value)).toEqual(["5", null]);
  expect(stated(results)).toEqual([true, true]);
});

test("what is thrown and is no TypeError is a mistake of the lab, and is not swallowed", async () => {
  const { stage } = createStage([]);
  await expect(play(scenarioOf("server-up"), "server-up", stage, () => {})).rejects.toThrow(
    "Nobody",
  );
});

const placed = profiles.flatMap((profile) => {
  const scenario = getScenario(profile);
  return scenario === null ? [] : [{ id: profile.id, scenario }];
});

test.for(placed)("$id: each step is told as it is taken", async ({ id, scenario }) => {
  const { stage } = createStage(scenario.steps.map(() => ({ exchanges: [], answer: failed })));
  const told: number[] = [];
  await play(scenario, id, stage, (results) => told.push(results.length));
  expect(told).toEqual(scenario.steps.map((_, index) => index + 1));
});
