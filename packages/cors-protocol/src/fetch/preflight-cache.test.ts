import { expect, test } from "vitest";
import { type CacheEntry, isCovered, maxAgeOf, toCacheEntry } from "./preflight-cache.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import { chromium, standard } from "../quirks/rules.ts";

const maxAges: [rule: string, lines: string[], standard: number, chromium: number][] = [
  ["an absent header is five seconds", [], 5, 5],
  ["an empty header is five seconds", [""], 5, 5],
  ["seconds are seconds", ["60"], 60, 60],
  ["zero is zero", ["0"], 0, 0],
  ["white space around a number does not count", [" 60\t"], 60, 60],
  ["leading zeros do not count", ["0060"], 60, 60],
  ["a word is no number", ["forever"], 5, 5],
  ["a number with a unit is none", ["60s"], 5, 5],
  ["a decimal is none", ["60.5"], 5, 5],
  ["a power of ten is none", ["1e3"], 5, 5],
  ["a hexadecimal is none", ["0x10"], 5, 5],
  ["a quoted number is none", ['"60"'], 5, 5],
  ["two numbers in one line are none", ["60, 120"], 5, 5],
  ["two lines are none, even when equal", ["60", "60"], 5, 5],
  ["a negative number is zero in Chromium", ["-1"], 5, 0],
  ["so is minus zero", ["-0"], 5, 0],
  ["a plus sign is read by Chromium", ["+60"], 5, 60],
  ["two signs are read by nobody", ["--1"], 5, 5],
  ["a sign alone is read by nobody", ["-"], 5, 5],
  ["two hours are within Chromium's limit", ["7200"], 7200, 7200],
  ["more is cut by Chromium", ["7201"], 7201, 7200],
  ["a day is cut by Chromium", ["86400"], 86_400, 7200],
  ["the largest number of 64 bits is cut", ["9223372036854775807"], 2 ** 63, 7200],
  ["one more is no number for Chromium", ["9223372036854775808"], 2 ** 63, 5],
  ["the least number of 64 bits is zero for Chromium", ["-9223372036854775808"], 5, 0],
  ["one less is no number for it", ["-9223372036854775809"], 5, 5],
];

test.for(maxAges)("%s", ([, values, ...wants]) => {
  const headers = values.map((value): HeaderLine => ["Access-Control-Max-Age", value]);
  expect([standard, chromium].map((rules) => maxAgeOf(headers, rules))).toEqual(wants);
});

const request: CorsRequest = {
  url: "http://localhost:4000/items?a=1",
  origin: "http://localhost:3000",
  method: "PUT",
  headers: [["X-A", "1"]],
  credentials: "same-origin",
  mode: "cors",
};
const headers: HeaderLine[] = [
  ["Access-Control-Allow-Methods", "PUT, DELETE"],
  ["Access-Control-Allow-Headers", "X-A"],
  ["Access-Control-Max-Age", "60"],
];
const entry: CacheEntry = {
  origin: "http://localhost:3000",
  url: "http://localhost:4000/items?a=1",
  credentials: false,
  methods: ["PUT", "DELETE"],
  headers: ["X-A"],
  expiresAt: 61_000,
};

const cache: [
  rule: string,
  request: Partial<CorsRequest>,
  headers: HeaderLine[],
  want: Partial<CacheEntry> | null,
][] = [
  ["a entry holds both lists, for whom and how long", {}, headers, entry],
  [
    "the address is kept with its fragment",
    { url: `${request.url}#top` },
    headers,
    { ...entry, url: `${entry.url}#top` },
  ],
  ["with cookies it says so", { credentials: "include" }, headers, { ...entry, credentials: true }],
  ["omitted cookies are no cookies", { credentials: "omit" }, headers, entry],
  ["absent lists are empty", {}, [], { ...entry, methods: [], headers: [], expiresAt: 6000 }],
  [
    "all lines of a list are remembered",
    {},
    [...headers, ["Access-Control-Allow-Methods", "PATCH"]],
    { ...entry, methods: ["PUT", "DELETE", "PATCH"] },
  ],
  [
    "an upload's method is remembered where the list is absent",
    { hasUploadListeners: true },
    [],
    { ...entry, methods: ["PUT"], headers: [], expiresAt: 6000 },
  ],
  [
    "and not beside a list, even an empty one",
    { hasUploadListeners: true },
    [["Access-Control-Allow-Methods", ""]],
    { ...entry, methods: [], headers: [], expiresAt: 6000 },
  ],
  ["nothing is remembered for no time", {}, [["Access-Control-Max-Age", "0"]], null],
];

test.for(cache)("%s", ([, change, answer, want]) => {
  expect(toCacheEntry({ ...request, ...change }, answer, 1000, standard)).toEqual(want);
});

test("the rules decides whether a negative number is no time", () => {
  const answer: HeaderLine[] = [["Access-Control-Max-Age", "-1"]];
  expect(toCacheEntry(request, answer, 1000, chromium)).toBeNull();
  expect(toCacheEntry(request, answer, 1000, standard)?.expiresAt).toBe(6000);
});

const covered: [
  rule: string,
  request: Partial<CorsRequest>,
  entry: Partial<CacheEntry>,
  want: boolean,
  at?: number,
][] = [
  ["the same request is covered", {}, {}, true],
  ["up to the last millisecond", {}, {}, true, 60_999],
  ["and not a millisecond longer", {}, {}, false, 61_000],
  ["another query is another address", { url: "http://localhost:4000/items?a=2" }, {}, false],
  ["another path is another address", { url: "http://localhost:4000/item?a=1" }, {}, false],
  ["another fragment is another address", { url: `${request.url}#top` }, {}, false],
  ["another page's entry does not count", { origin: "http://127.0.0.1:3000" }, {}, false],
  ["another method that was allowed is covered", { method: "DELETE" }, {}, true],
  ["a method that was not allowed is not", { method: "PATCH" }, {}, false],
  ["GET needs no entry of its own", { method: "GET" }, {}, true],
  ["names of headers have no case", { headers: [["x-a", "1"]] }, {}, true],
  ["a header that was not allowed is not covered", { headers: [["X-B", "1"]] }, {}, false],
  ["one of two headers is not enough", { headers: [...request.headers, ["X-B", "1"]] }, {}, false],
  ["without its header it is covered", { headers: [] }, {}, true],
  ["cookies are not covered by a entry without", { credentials: "include" }, {}, false],
  ["cookies are covered by a entry with", { credentials: "include" }, { credentials: true }, true],
  ["a request without cookies is covered by it too", {}, { credentials: true }, true],
  ["omitted cookies are covered", { credentials: "omit" }, {}, true],
  ["a wildcard covers every method", { method: "PATCH" }, { methods: ["*"] }, true],
  ["a wildcard covers every header", { headers: [["X-B", "1"]] }, { headers: ["*"] }, true],
  [
    "a wildcard for methods that was given with cookies is a mere name",
    { method: "PATCH" },
    { methods: ["*"], credentials: true },
    false,
  ],
  [
    "a wildcard for headers that was given with cookies is a mere name",
    { headers: [["X-B", "1"]] },
    { headers: ["*"], credentials: true },
    false,
  ],
  ["an upload whose method was allowed is covered", { hasUploadListeners: true }, {}, true],
  [
    "a wildcard covers an upload",
    { hasUploadListeners: true, method: "POST" },
    { methods: ["*"] },
    true,
  ],
  [
    "an upload's header that was not allowed is not covered",
    { hasUploadListeners: true, headers: [["X-B", "1"]] },
    {},
    false,
  ],
];

test.for(covered)("%s", ([, change, kept, want, at = 1000]) => {
  expect(isCovered({ ...request, ...change }, { ...entry, ...kept }, at, standard)).toBe(want);
  expect(isCovered({ ...request, ...change }, { ...entry, ...kept }, at, chromium)).toBe(want);
});

test("a remembered wildcard covers Authorization in Chromium alone", () => {
  const asked: CorsRequest = { ...request, headers: [["Authorization", "Bearer x"]] };
  const kept: CacheEntry = { ...entry, headers: ["*"] };
  expect(isCovered(asked, kept, 1000, standard)).toBe(false);
  expect(isCovered(asked, kept, 1000, chromium)).toBe(true);
});

test("an upload by POST is asked for again unless POST was named, and never in Chromium", () => {
  const upload: CorsRequest = { ...request, method: "POST", hasUploadListeners: true };
  expect(isCovered(upload, entry, 1000, standard)).toBe(false);
  expect(isCovered(upload, { ...entry, methods: ["POST"] }, 1000, standard)).toBe(true);
  expect(isCovered(upload, entry, 1000, chromium)).toBe(true);
  expect(isCovered({ ...upload, hasUploadListeners: false }, entry, 1000, standard)).toBe(true);
});
