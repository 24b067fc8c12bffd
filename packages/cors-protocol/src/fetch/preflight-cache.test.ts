import { expect, test } from "vitest";
import { type CacheEntry, isCoveredBy, maxAgeOf, toCacheEntry } from "./preflight-cache.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import { chromium, standard } from "../quirks/rules.ts";

const maxAges: [rule: string, lines: string[], standard: number, chromium: number][] = [
  ["an absent header › 5 seconds", [], 5, 5],
  ["an empty value › 5 seconds", [""], 5, 5],
  ["a number › that many seconds", ["60"], 60, 60],
  ["zero › 0 seconds", ["0"], 0, 0],
  ["whitespace around a number › ignored", [" 60\t"], 60, 60],
  ["leading zeros › ignored", ["0060"], 60, 60],
  ["a word › invalid", ["forever"], 5, 5],
  ["a number with a unit › invalid", ["60s"], 5, 5],
  ["a decimal › invalid", ["60.5"], 5, 5],
  ["an exponent › invalid", ["1e3"], 5, 5],
  ["a hexadecimal number › invalid", ["0x10"], 5, 5],
  ["a quoted number › invalid", ['"60"'], 5, 5],
  ["two numbers in one line › invalid", ["60, 120"], 5, 5],
  ["two equal lines › invalid", ["60", "60"], 5, 5],
  ["a negative number › 0 in Chromium, invalid in the standard", ["-1"], 5, 0],
  ["minus zero › 0 in Chromium, invalid in the standard", ["-0"], 5, 0],
  ["a plus sign › a number in Chromium, invalid in the standard", ["+60"], 5, 60],
  ["two signs › invalid", ["--1"], 5, 5],
  ["a sign without digits › invalid", ["-"], 5, 5],
  ["two hours › Chromium's limit", ["7200"], 7200, 7200],
  ["more than two hours › two hours in Chromium", ["7201"], 7201, 7200],
  ["a day › two hours in Chromium", ["86400"], 86_400, 7200],
  [
    "the largest signed 64-bit number › two hours in Chromium",
    ["9223372036854775807"],
    2 ** 63,
    7200,
  ],
  [
    "one above the largest signed 64-bit number › invalid in Chromium",
    ["9223372036854775808"],
    2 ** 63,
    5,
  ],
  ["the least signed 64-bit number › 0 in Chromium", ["-9223372036854775808"], 5, 0],
  [
    "one below the least signed 64-bit number › invalid in Chromium",
    ["-9223372036854775809"],
    5,
    5,
  ],
];

test.for(maxAges)("Access-Control-Max-Age › %s", ([, values, ...wants]) => {
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
  ["a preflight with two lists and a max age › kept with origin and URL", {}, headers, entry],
  [
    "a URL with a fragment › kept with its fragment",
    { url: `${request.url}#top` },
    headers,
    { ...entry, url: `${entry.url}#top` },
  ],
  [
    "a request with credentials › covers requests with credentials",
    { credentials: "include" },
    headers,
    { ...entry, credentials: true },
  ],
  [
    "a request that omits credentials › covers no requests with credentials",
    { credentials: "omit" },
    headers,
    entry,
  ],
  ["absent lists › empty", {}, [], { ...entry, methods: [], headers: [], expiresAt: 6000 }],
  [
    "several lines of a list › all kept",
    {},
    [...headers, ["Access-Control-Allow-Methods", "PATCH"]],
    { ...entry, methods: ["PUT", "DELETE", "PATCH"] },
  ],
  [
    "an upload without a list of methods › its method is kept",
    { hasUploadListeners: true },
    [],
    { ...entry, methods: ["PUT"], headers: [], expiresAt: 6000 },
  ],
  [
    "an upload with an empty list of methods › its method is not kept",
    { hasUploadListeners: true },
    [["Access-Control-Allow-Methods", ""]],
    { ...entry, methods: [], headers: [], expiresAt: 6000 },
  ],
  ["a max age of zero › no entry", {}, [["Access-Control-Max-Age", "0"]], null],
];

test.for(cache)("toCacheEntry › %s", ([, change, answer, want]) => {
  expect(toCacheEntry({ ...request, ...change }, answer, 1000, standard)).toEqual(want);
});

test("toCacheEntry › a negative max age › an entry in the standard, none in Chromium", () => {
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
  ["the same request › covered", {}, {}, true],
  ["the last millisecond › covered", {}, {}, true, 60_999],
  ["a millisecond later › not covered", {}, {}, false, 61_000],
  ["another query › not covered", { url: "http://localhost:4000/items?a=2" }, {}, false],
  ["another path › not covered", { url: "http://localhost:4000/item?a=1" }, {}, false],
  ["another fragment › not covered", { url: `${request.url}#top` }, {}, false],
  ["another page's origin › not covered", { origin: "http://127.0.0.1:3000" }, {}, false],
  ["another allowed method › covered", { method: "DELETE" }, {}, true],
  ["a method that was not allowed › not covered", { method: "PATCH" }, {}, false],
  ["GET › covered", { method: "GET" }, {}, true],
  ["a header name in another case › covered", { headers: [["x-a", "1"]] }, {}, true],
  ["a header that was not allowed › not covered", { headers: [["X-B", "1"]] }, {}, false],
  [
    "one of two headers allowed › not covered",
    { headers: [...request.headers, ["X-B", "1"]] },
    {},
    false,
  ],
  ["the request without its header › covered", { headers: [] }, {}, true],
  ["credentials, for an entry without › not covered", { credentials: "include" }, {}, false],
  [
    "credentials, for an entry with credentials › covered",
    { credentials: "include" },
    { credentials: true },
    true,
  ],
  ["no credentials, for an entry with credentials › covered", {}, { credentials: true }, true],
  ["omitted credentials › covered", { credentials: "omit" }, {}, true],
  ["a wildcard for methods › covers every method", { method: "PATCH" }, { methods: ["*"] }, true],
  [
    "a wildcard for headers › covers every header",
    { headers: [["X-B", "1"]] },
    { headers: ["*"] },
    true,
  ],
  [
    "a wildcard for methods in an entry with credentials › only a name",
    { method: "PATCH" },
    { methods: ["*"], credentials: true },
    false,
  ],
  [
    "a wildcard for headers in an entry with credentials › only a name",
    { headers: [["X-B", "1"]] },
    { headers: ["*"], credentials: true },
    false,
  ],
  ["an upload whose method was allowed › covered", { hasUploadListeners: true }, {}, true],
  [
    "an upload, for a wildcard › covered",
    { hasUploadListeners: true, method: "POST" },
    { methods: ["*"] },
    true,
  ],
  [
    "an upload with a header that was not allowed › not covered",
    { hasUploadListeners: true, headers: [["X-B", "1"]] },
    {},
    false,
  ],
];

test.for(covered)("isCoveredBy › %s", ([, change, kept, want, at = 1000]) => {
  expect(isCoveredBy({ ...request, ...change }, [{ ...entry, ...kept }], at, standard)).toBe(want);
  expect(isCoveredBy({ ...request, ...change }, [{ ...entry, ...kept }], at, chromium)).toBe(want);
});

test("isCoveredBy › Authorization, for a wildcard › covered in Chromium only", () => {
  const asked: CorsRequest = { ...request, headers: [["Authorization", "Bearer x"]] };
  const kept: CacheEntry = { ...entry, headers: ["*"] };
  expect(isCoveredBy(asked, [kept], 1000, standard)).toBe(false);
  expect(isCoveredBy(asked, [kept], 1000, chromium)).toBe(true);
});

test("isCoveredBy › an upload by POST that was not named › covered in Chromium only", () => {
  const upload: CorsRequest = { ...request, method: "POST", hasUploadListeners: true };
  expect(isCoveredBy(upload, [entry], 1000, standard)).toBe(false);
  expect(isCoveredBy(upload, [{ ...entry, methods: ["POST"] }], 1000, standard)).toBe(true);
  expect(isCoveredBy(upload, [entry], 1000, chromium)).toBe(true);
  expect(isCoveredBy({ ...upload, hasUploadListeners: false }, [entry], 1000, standard)).toBe(true);
});
