import { expect, test } from "vitest";
import { isBrokenRedirect } from "./location.ts";
import { isExposed, toParsed } from "./response.ts";
import { getHeader, type HeaderLine } from "../http/headers.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { standard } from "../quirks/rules.ts";
import { get, typed } from "../test/exchanges.ts";
import { firefox } from "../quirks/rules.ts";

const expose = (value: string): HeaderLine => ["Access-Control-Expose-Headers", value];

const read: [rule: string, given: HeaderLine[], name: string, want: string | null][] = [
  [
    "empty lines beside others › skipped",
    [
      ["A", ""],
      ["a", "1"],
      ["A", " "],
      ["A", "2"],
    ],
    "a",
    "1, 2",
  ],
  [
    "several empty lines › one is kept",
    [
      ["A", ""],
      ["A", ""],
    ],
    "a",
    "",
  ],
  ["a single empty line › kept", [["A", ""]], "a", ""],
  ["an absent header › stays absent", [["B", ""]], "a", null],
  [
    "an empty Location line › not skipped",
    [
      ["Location", ""],
      ["Location", "x"],
    ],
    "location",
    ", x",
  ],
  [
    "Location lines that differ in whitespace › merged",
    [
      ["Location", "x"],
      ["location", " x "],
    ],
    "location",
    "x",
  ],
  [
    "an empty Allow-Origin line beside another › kept",
    [
      ["Access-Control-Allow-Origin", ""],
      ["Access-Control-Allow-Origin", "x"],
    ],
    "Access-Control-Allow-Origin",
    ", x",
  ],
  [
    "an empty Allow-Origin line beside one in lower case › skipped",
    [
      ["Access-Control-Allow-Origin", ""],
      ["access-control-allow-origin", "x"],
    ],
    "Access-Control-Allow-Origin",
    "x",
  ],
];

test.for(read)("response headers in Firefox › %s", ([, headers, name, want]) => {
  expect(getHeader(toParsed({ status: 200, headers }, firefox).headers, name)).toBe(want);
  expect(toParsed({ status: 200, headers }, standard).headers).toEqual(headers);
});

test("response headers in Firefox › the Content-Type of a 421 › appears twice", () => {
  const headers = [typed("a/b")];
  expect(toParsed({ status: 421, headers }, firefox).headers).toEqual([typed("a/b,a/b")]);
  expect(toParsed({ status: 420, headers }, firefox).headers).toEqual(headers);
});

const exposed: [rule: string, list: string, Partial<CorsRequest>, want: boolean][] = [
  ["a wildcard before an error › exposes every header", "*, a b", {}, true],
  ["a wildcard after an error › exposes nothing", "a b, *", {}, false],
  ["a name before an error › exposes nothing", "X-A, a b", {}, false],
  [
    "a wildcard before an error, with credentials › exposes nothing",
    "*, a b",
    { credentials: "include" },
    false,
  ],
  ["a wildcard after an empty element › exposes every header", ", *, a b", {}, true],
  [
    "a wildcard before an error, for XMLHttpRequest › exposes nothing",
    "*, a b",
    { initiatorType: "xmlhttprequest" },
    false,
  ],
];

test.for(exposed)("Access-Control-Expose-Headers in Firefox › %s", ([, list, change, want]) => {
  const request = { ...get, ...change };
  expect(isExposed("X-A", request, [expose(list)], firefox)).toBe(want);
  expect(isExposed("X-A", request, [expose(list)], standard)).toBe(false);
});

const broken: [rule: string, location: string, want: boolean][] = [
  ["an invalid Location › fails", "http://", true],
  ["data:", "data:,x", true],
  ["a redirect to wss: › fails", "wss://localhost/", true],
  ["a redirect to javascript: › fails", "javascript:1", true],
  ["a redirect to ftp: › left to CORS", "ftp://localhost/", false],
  ["a redirect to an unknown scheme › left to CORS", "x:y", false],
  ["a redirect to a path › followed", "/b", false],
];

test.for(broken)("redirect before the CORS check in Firefox › %s", ([, location, want]) => {
  const response: ResponseHead = { status: 302, headers: [["Location", location]] };
  expect(isBrokenRedirect(response, get.url, firefox)).toBe(want);
});
