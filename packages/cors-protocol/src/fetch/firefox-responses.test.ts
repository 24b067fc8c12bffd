import { expect, test } from "vitest";
import { isBrokenRedirect } from "./location.ts";
import { isExposed, toParsed } from "./response.ts";
import { getHeader, type HeaderLine } from "../http/headers.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { standard } from "../quirks/rules.ts";
import { get, typed } from "../test/exchanges.ts";
import { firefox } from "../test/rules.ts";

const expose = (value: string): HeaderLine => ["Access-Control-Expose-Headers", value];

const read: [rule: string, given: HeaderLine[], name: string, want: string | null][] = [
  [
    "empty lines are skipped",
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
    "where all are empty one is left",
    [
      ["A", ""],
      ["A", ""],
    ],
    "a",
    "",
  ],
  ["a single one is kept", [["A", ""]], "a", ""],
  ["what is absent stays absent", [["B", ""]], "a", null],
  [
    "a Location is not joined",
    [
      ["Location", ""],
      ["Location", "x"],
    ],
    "location",
    ", x",
  ],
  [
    "unless they are equal but for white space",
    [
      ["Location", "x"],
      ["location", " x "],
    ],
    "location",
    "x",
  ],
  [
    "several lines of Allow-Origin are told later",
    [
      ["Access-Control-Allow-Origin", ""],
      ["Access-Control-Allow-Origin", "x"],
    ],
    "Access-Control-Allow-Origin",
    ", x",
  ],
  [
    "unless the other is in lower case",
    [
      ["Access-Control-Allow-Origin", ""],
      ["access-control-allow-origin", "x"],
    ],
    "Access-Control-Allow-Origin",
    "x",
  ],
];

test.for(read)("Firefox reads an answer: %s", ([, headers, name, want]) => {
  expect(getHeader(toParsed({ status: 200, headers }, firefox).headers, name)).toBe(want);
  expect(toParsed({ status: 200, headers }, standard).headers).toEqual(headers);
});

test("the type of a 421 is there twice", () => {
  const headers = [typed("a/b")];
  expect(toParsed({ status: 421, headers }, firefox).headers).toEqual([typed("a/b,a/b")]);
  expect(toParsed({ status: 420, headers }, firefox).headers).toEqual(headers);
});

const exposed: [rule: string, list: string, Partial<CorsRequest>, want: boolean][] = [
  ["a wildcard before a mistake exposes all", "*, a b", {}, true],
  ["one behind it does not", "a b, *", {}, false],
  ["a name before it does not", "X-A, a b", {}, false],
  ["with cookies it does not", "*, a b", { credentials: "include" }, false],
  ["an empty element is no mistake", ", *, a b", {}, true],
  ["nor for an XMLHttpRequest", "*, a b", { initiatorType: "xmlhttprequest" }, false],
];

test.for(exposed)("Firefox exposes: %s", ([, list, change, want]) => {
  const request = { ...get, ...change };
  expect(isExposed("X-A", request, [expose(list)], firefox)).toBe(want);
  expect(isExposed("X-A", request, [expose(list)], standard)).toBe(false);
});

const broken: [rule: string, location: string, want: boolean][] = [
  ["no address", "http://", true],
  ["data:", "data:,x", true],
  ["a socket", "wss://localhost/", true],
  ["a script", "javascript:1", true],
  ["another scheme is for CORS to tell", "ftp://localhost/", false],
  ["an unknown one too", "x:y", false],
  ["a path may be followed", "/b", false],
];

test.for(broken)("a redirect that Firefox refuses before CORS: %s", ([, location, want]) => {
  const response: ResponseHead = { status: 302, headers: [["Location", location]] };
  expect(isBrokenRedirect(response, get.url, firefox)).toBe(want);
});
