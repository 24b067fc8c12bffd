import { expect, test } from "vitest";
import type { CaseId } from "./cases.ts";
import type { MeasuredCase, MeasuredVerdict, ServerRecording } from "./recording.ts";
import type { RequestId } from "./requests.ts";
import { chapters, type Row } from "./rows.ts";
import { findMistakes, toAnchor, toCell, toGroups, toShortTitles } from "./table.ts";

type Given = { statuses: number[]; handlerRan?: boolean } & Partial<MeasuredVerdict>;

function toServed(id: CaseId, request: RequestId, given: Given): MeasuredCase {
  const { statuses, handlerRan = true, ...verdict } = given;
  const exchanges = statuses.map((status, index) => ({
    method: index < statuses.length - 1 ? "OPTIONS" : "GET",
    path: `/${id}/items`,
    requestHeaders: [],
    response: { status, headers: [] },
    handlerRan,
  }));
  const chromium: MeasuredVerdict = {
    outcome: "readable",
    code: null,
    isPreflight: false,
    lines: [],
    ...verdict,
  };
  const verdicts = { chromium, firefox: chromium, webkit: chromium };
  const plainOptions = { method: "OPTIONS", path: "/", requestHeaders: [], response: null };
  return {
    id,
    requests: [{ request, exchanges, verdicts }],
    plainOptions: { ...plainOptions, handlerRan: false },
  };
}

function toRecording(id: string, cases: MeasuredCase[], title = id): ServerRecording {
  return {
    schemaVersion: 1,
    id,
    title,
    language: "Node.js",
    versions: { [id]: "1.0.0" },
    system: "Debian",
    recordedOn: "2026-11-28",
    chromium: null,
    cases,
  };
}

const rows = chapters.flatMap((chapter) => chapter.rows);
const rowOf = (id: string): Row => {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`There is no row "${id}".`);
  return row;
};

const blocked: Partial<MeasuredVerdict> = { outcome: "blocked", lines: ["The red line."] };
const containing = (part: object): unknown => expect.objectContaining(part);
const shown: [rule: string, row: string, measured: MeasuredCase, want: unknown][] = [
  [
    "a readable response › the status of an error beside it",
    "error",
    toServed("listed", "error", { statuses: [500] }),
    containing({ look: "readable", word: "readable", status: 500 }),
  ],
  [
    "* with credentials, readable › a hole",
    "wildcard-credentials",
    toServed("wildcard-credentials", "read-with-cookies", { statuses: [200] }),
    containing({ look: "danger", word: "hole", status: null }),
  ],
  [
    "blocked by the preflight › the preflight’s status",
    "method",
    toServed("method-missing", "update", {
      ...blocked,
      statuses: [400, 200],
      code: "PreflightInvalidStatus",
      isPreflight: true,
    }),
    containing({ look: "blocked", word: "status", status: 400, sentence: "The red line." }),
  ],
  [
    "blocked by the response › the response’s status",
    "origin",
    toServed("listed", "read-elsewhere", {
      ...blocked,
      statuses: [403],
      code: "MissingAllowOriginHeader",
    }),
    containing({ look: "blocked", word: "no origin", status: 403 }),
  ],
  [
    "the handler › runs although the response is blocked",
    "handler",
    toServed("listed", "read-elsewhere", { ...blocked, statuses: [200] }),
    containing({ look: "neutral", word: "runs", status: null }),
  ],
  [
    "the handler › does not run, with the status",
    "handler",
    toServed("listed", "read-elsewhere", { statuses: [403], handlerRan: false }),
    containing({ look: "neutral", word: "does not run", status: 403 }),
  ],
  [
    "a refusal › its sentence",
    "wildcard-credentials",
    { id: "wildcard-credentials", refusal: "Never both." },
    containing({ look: "neutral", word: "refuses", sentence: "Never both." }),
  ],
  ["a case that was not asked › none", "with-always", { id: "none", refusal: "" }, null],
];

test.for(shown)("cell › %s", ([, row, measured, want]) => {
  const cell = toCell(toRecording("one", [measured]), rowOf(row));
  expect(cell).toEqual(want);
});

const row = rowOf("wildcard-credentials");
const works = toServed("wildcard-credentials", "read-with-cookies", { statuses: [200] });
const refuses = (id: string) =>
  toRecording(id, [{ id: "wildcard-credentials", refusal: `${id} says no.` }]);

test("groups › refusals in different words are one group; the largest group is first", () => {
  const all = [toRecording("a", [works]), refuses("b"), refuses("c"), toRecording("d", [])];
  const groups = toGroups(all, row).map(({ cell, servers }) => [
    cell.word,
    servers.map(({ id }) => id),
  ]);
  expect(groups).toEqual([
    ["refuses", ["b", "c"]],
    ["hole", ["a"]],
  ]);
});

test("mistakes › only rows with such a cell, each with its servers", () => {
  const all = [toRecording("a", [works]), refuses("b")];
  const found = findMistakes(all, ({ look }) => look === "danger");
  expect(found.map(({ row: { id }, servers }) => [id, servers.map((one) => one.id)])).toEqual([
    ["wildcard-credentials", ["a"]],
  ]);
});

test("anchor › a refused case has no requests, so it is the case itself", () => {
  expect(toAnchor(refuses("b"), row)).toBe("wildcard-credentials");
  expect(toAnchor(toRecording("a", [works]), row)).toBe("wildcard-credentials-read-with-cookies");
});

test("short titles › what stands before “with”, unless two servers would share it", () => {
  const titles = toShortTitles([
    toRecording("gin", [], "gin with gin-contrib/cors"),
    toRecording("rs", [], "net/http with rs/cors"),
    toRecording("jub0bs", [], "net/http with jub0bs/cors"),
    toRecording("caddy", [], "Caddy"),
  ]);
  expect([...titles.values()]).toEqual(["gin", "rs/cors", "jub0bs/cors", "Caddy"]);
});
