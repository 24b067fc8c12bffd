import { expect, test } from "vitest";
import { type CacheEntry, isCoveredBy, maxAgeOf, toCacheEntry } from "./preflight-cache.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import { standard } from "../quirks/rules.ts";
import { get, put } from "../test/exchanges.ts";
import { firefox } from "../quirks/rules.ts";

const maxAges: [rule: string, values: string[], want: number][] = [
  ["an absent header › 5 seconds", [], 5],
  ["an empty value › 5 seconds", [""], 5],
  ["more than a day › one day", ["86401"], 86_400],
  ["a plus sign › not cached", ["+5"], 0],
  ["a word › not cached", ["forever"], 0],
  ["two numbers › not cached", ["5", "5"], 0],
];

test.for(maxAges)("Access-Control-Max-Age in Firefox › %s", ([, values, want]) => {
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
  ["a method and a header that were named › covered", {}, {}, true, true],
  ["a method that only the wildcard allows › not covered", { method: "PATCH" }, {}, true, false],
  [
    "a header that only the wildcard allows › not covered",
    { headers: [["X-B", "1"]] },
    {},
    true,
    false,
  ],
  ["GET without its name › covered", { method: "GET" }, {}, true, true],
  ["POST without its name › covered", { method: "POST" }, {}, true, true],
  ["HEAD without its name › not covered", { method: "HEAD" }, {}, true, false],
  ["HEAD by its name › covered", { method: "HEAD" }, { methods: ["HEAD"] }, true, true],
  [
    "an entry with credentials, for a request without › not covered",
    {},
    { credentials: true },
    true,
    false,
  ],
  [
    "an entry and a request with credentials › covered",
    { credentials: "include" },
    { credentials: true },
    true,
    true,
  ],
  [
    "a server named by its IP address › not covered",
    { url: address },
    { url: address },
    true,
    false,
  ],
];

test.for(covered)("preflight cache in Firefox › %s", ([, change, kept, ...wants]) => {
  const request = { ...put, ...change };
  const answers = [standard, firefox].map((rules) =>
    isCoveredBy(request, [{ ...entry, ...kept }], 1000, rules),
  );
  expect(answers).toEqual(wants);
});

test("Access-Control-Max-Age in Firefox › an empty line beside a value › ignored", () => {
  const lines: HeaderLine[] = [
    ["Access-Control-Max-Age", ""],
    ["Access-Control-Max-Age", "9"],
  ];
  expect(toCacheEntry(put, lines, 0, firefox)?.expiresAt).toBe(9000);
});
