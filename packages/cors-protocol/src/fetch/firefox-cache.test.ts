import { expect, test } from "vitest";
import { type CacheEntry, isCovered, maxAgeOf, toCacheEntry } from "./preflight-cache.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import { standard } from "../quirks/rules.ts";
import { get, put } from "../test/exchanges.ts";
import { firefox } from "../test/rules.ts";

const maxAges: [rule: string, values: string[], want: number][] = [
  ["an absent one is five seconds", [], 5],
  ["so is an empty one", [""], 5],
  ["a day is the longest", ["86401"], 86_400],
  ["a sign is no digit, and nothing is remembered", ["+5"], 0],
  ["nor of a word", ["forever"], 0],
  ["nor of two numbers", ["5", "5"], 0],
];

test.for(maxAges)("a Max-Age in Firefox: %s", ([, values, want]) => {
  const headers = values.map((value): HeaderLine => ["Access-Control-Max-Age", value]);
  expect(maxAgeOf(headers, firefox)).toBe(want);
});

const entry: CacheEntry = {
  origin: get.origin,
  url: get.url,
  credentials: false,
  methods: ["PUT", "*"],
  headers: ["X-A", "*"],
  expiresAt: 60_000,
};
const address = "http://127.0.0.1:4000/items";
const covered: [
  rule: string,
  Partial<CorsRequest>,
  Partial<CacheEntry>,
  standard: boolean,
  firefox: boolean,
][] = [
  ["what was named is remembered", {}, {}, true, true],
  ["a wildcard for methods is not", { method: "PATCH" }, {}, true, false],
  ["nor one for headers", { headers: [["X-B", "1"]] }, {}, true, false],
  ["GET needs no name", { method: "GET" }, {}, true, true],
  ["nor does POST", { method: "POST" }, {}, true, true],
  ["HEAD does", { method: "HEAD" }, {}, true, false],
  ["and may have one", { method: "HEAD" }, { methods: ["HEAD"] }, true, true],
  ["an answer with cookies is for those", {}, { credentials: true }, true, false],
  ["with cookies it holds", { credentials: "include" }, { credentials: true }, true, true],
  ["an IP address is not remembered", { url: address }, { url: address }, true, false],
];

test.for(covered)("Firefox remembers: %s", ([, change, kept, ...wants]) => {
  const request = { ...put, ...change };
  const answers = [standard, firefox].map((rules) =>
    isCovered(request, { ...entry, ...kept }, 1000, rules),
  );
  expect(answers).toEqual(wants);
});

test("a line without a value beside another says nothing of the time", () => {
  const lines: HeaderLine[] = [
    ["Access-Control-Max-Age", ""],
    ["Access-Control-Max-Age", "9"],
  ];
  expect(toCacheEntry(put, lines, 0, firefox)?.expiresAt).toBe(9000);
});
