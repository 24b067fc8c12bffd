import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import { isDisabledRedirect, isEmptyRedirect, isRedirect, locationOf } from "./location.ts";
import { type CacheEntry, isCacheable, isCovered } from "./preflight-cache.ts";
import { preflightReasons } from "./preflight-reasons.ts";
import { getHeader, type HeaderLine } from "../http/headers.ts";
import { toValidUtf8 } from "../http/utf8.ts";
import type { CorsRequest } from "../model/request.ts";
import { answer, asked, get, open, put } from "../test/exchanges.ts";
import { webkit } from "../test/rules.ts";

const ranges: [rule: string, value: string, isSafe: boolean][] = [
  ["a range from the first byte on is safe", "bytes=0-", true],
  ["the unit has no case", "BYTES=00-1", true],
  ["numbers may have a plus sign", "bytes=+1-+2", true],
  ["the largest unsigned number of 64 bits is one", "bytes=18446744073709551615-", true],
  ["one more is none", "bytes=18446744073709551616-", false],
  ["neither as the end", "bytes=5-18446744073709551616", false],
  ["a range that ends before it begins is not safe", "bytes=9223372036854775808-5", false],
  ["a minus sign makes another range of it", "bytes=-0-1", false],
  ["nor may the end have one", "bytes=1--1", false],
  ["a suffix is not safe", "bytes=-1", false],
  ["two ranges are not", "bytes=0-1,2-3", false],
  ["a letter is no number", "bytes=0x-", false],
  ["a space is not allowed", "bytes =0-", false],
];

test.for(ranges)("a Range in WebKit: %s", ([, value, isSafe]) => {
  const request = { ...get, headers: [["Range", value] satisfies HeaderLine] };
  expect(preflightReasons(request, webkit).length === 0).toBe(isSafe);
});

const to = (...values: string[]) => values.map((value): HeaderLine => ["Location", value]);
const current = "http://localhost:4000/a/b?c#top";
const locations: [rule: string, current: string, location: string[], want: string | null][] = [
  ["two are one text", current, ["/d", "e"], "http://localhost:4000/d,%20e#top"],
  ["even if they are equal", current, ["/d", "/d"], "http://localhost:4000/d,%20/d#top"],
  ["an empty one is but a comma", current, ["/d", ""], "http://localhost:4000/d,#top"],
  [
    "an empty fragment is inherited",
    "http://localhost:4000/a#",
    ["/d"],
    "http://localhost:4000/d#",
  ],
  ["and none is not", "http://localhost:4000/a", ["/d"], "http://localhost:4000/d"],
];

test.for(locations)("Locations in WebKit: %s", ([, from, values, want]) => {
  expect(locationOf({ status: 302, headers: to(...values) }, from, webkit)).toBe(want);
});

const answers: [rule: string, status: number, location: string[], want: string[]][] = [
  ["a redirect is one", 302, ["/d"], ["redirect"]],
  ["one with an empty Location leads nowhere", 302, [""], ["empty"]],
  ["white space is nothing", 302, [" "], ["empty"]],
  ["two empty ones lead to a comma", 302, ["", ""], ["redirect"]],
  ["without a Location it is none", 302, [], []],
  ["a success has no use for one", 200, [""], []],
  ["so is one that nobody has defined", 399, ["/d"], ["redirect"]],
  ["305 is none", 305, ["/d"], []],
  ["nor is 400", 400, ["/d"], []],
  ["ftp: is switched off", 302, ["ftp://a.example/"], ["redirect", "disabled"]],
  ["in a success it is not looked at", 200, ["ftp://a.example/"], []],
  ["data: is another matter", 302, ["data:,x"], ["redirect"]],
  ["what is no URL too", 302, ["http://"], ["redirect"]],
];

test.for(answers)("answers in WebKit: %s", ([, status, location, want]) => {
  const response = { status, headers: to(...location) };
  const found = {
    redirect: isRedirect(response, webkit),
    empty: isEmptyRedirect(response, webkit),
    disabled: isDisabledRedirect(response, current, webkit),
  };
  expect(Object.entries(found).flatMap(([name, is]) => (is ? [name] : []))).toEqual(want);
});

const elsewhere = "http://127.0.0.1:4000/b";
const json: HeaderLine = ["Content-Type", "application/json"];
const bearer: HeaderLine = ["Authorization", "Bearer x"];
const all = [open, ["Access-Control-Allow-Methods", "*"], ["Access-Control-Allow-Headers", "*"]];
const yes = asked(204, all as HeaderLine[]);

/** What is sent after a redirect: methods, the headers that are asked for, and the Origin. */
const hops: [
  rule: string,
  request: Partial<CorsRequest>,
  status: number,
  location: string,
  want: [method: string, asked: string | null, origin: string | null][],
][] = [
  ["a simple request goes on", {}, 302, "/b", [["GET", null, "http://localhost:3000"]]],
  [
    "one that had to ask asks again, be it for nothing",
    { method: "PUT" },
    303,
    "/b",
    [
      ["OPTIONS", null, "http://localhost:3000"],
      ["GET", null, "http://localhost:3000"],
    ],
  ],
  [
    "for the headers of a body that is gone",
    { method: "POST", headers: [json] },
    302,
    "/b",
    [
      ["OPTIONS", "content-type", "http://localhost:3000"],
      ["GET", null, "http://localhost:3000"],
    ],
  ],
  [
    "and for Authorization, which does not travel to another origin",
    { headers: [bearer] },
    307,
    elsewhere,
    [
      ["OPTIONS", "authorization", "null"],
      ["GET", null, "null"],
    ],
  ],
  [
    "DELETE becomes GET on the way to another origin",
    { method: "DELETE" },
    308,
    elsewhere,
    [
      ["OPTIONS", null, "null"],
      ["GET", null, "null"],
    ],
  ],
  [
    "and stays DELETE on the same server",
    { method: "DELETE" },
    308,
    "/b",
    [
      ["OPTIONS", null, "http://localhost:3000"],
      ["DELETE", null, "http://localhost:3000"],
    ],
  ],
  [
    "without CORS a GET that was a POST keeps its Origin on the same server",
    { mode: "no-cors", method: "POST" },
    302,
    "/b",
    [["GET", null, "http://localhost:3000"]],
  ],
  [
    "and loses it on the way to another",
    { mode: "no-cors", method: "POST" },
    302,
    elsewhere,
    [["GET", null, null]],
  ],
  [
    "a POST that stays one tells null there",
    { mode: "no-cors", method: "POST" },
    307,
    elsewhere,
    [["POST", null, "null"]],
  ],
  ["a GET has no Origin to keep", { mode: "no-cors" }, 302, "/b", [["GET", null, null]]],
];

test.for(hops)("after a redirect in WebKit: %s", ([, change, status, location, want]) => {
  const request = { ...get, ...change };
  const first = answer(request.method, status, [open, ...to(location)]);
  const isAsked = request.mode === "cors" && preflightReasons(request, webkit).length > 0;
  const rest = isAsked ? [yes, first, yes] : [first];
  const { sent } = judge(request, [...rest, answer("GET", 200)], webkit);
  const found = sent
    .filter(({ hop }) => hop === 1)
    .map(({ method, headers }) => [
      method,
      getHeader(headers, "Access-Control-Request-Headers"),
      getHeader(headers, "Origin"),
    ]);
  expect(found).toEqual(want);
});

test("in WebKit the body's headers travel on with a GET where CORS is asked", () => {
  const post = { ...get, method: "POST", headers: [json, bearer] };
  const exchanges = [yes, answer("POST", 302, [open, ...to(elsewhere)]), yes, answer("GET", 200)];
  expect(judge(post, exchanges, webkit).sent.at(-1)?.headers).toEqual([json, ["Origin", "null"]]);
});

const memories: [rule: string, refusal: Parameters<typeof isCacheable>[0], want: boolean][] = [
  ["what passed is remembered", null, true],
  ["a list without the method is too", "MethodDisallowedByPreflightResponse", true],
  ["and one without a header", "HeaderDisallowedByPreflightResponse", true],
  ["a list that is none is not", "InvalidAllowMethodsPreflightResponse", false],
  ["nor is what failed before", "PreflightAllowOriginMismatch", false],
];

test.for(memories)("WebKit's memory: %s", ([, refusal, want]) => {
  expect(isCacheable(refusal, webkit)).toBe(want);
});

const entry: CacheEntry = {
  origin: get.origin,
  url: get.url,
  credentials: true,
  methods: ["*"],
  headers: ["*"],
  expiresAt: 2000,
};

test("WebKit's memory: a wildcard is one for whoever has no cookies", () => {
  expect(isCovered(put, entry, 1000, webkit)).toBe(true);
  expect(isCovered({ ...put, credentials: "include" }, entry, 1000, webkit)).toBe(false);
});

const bytes: [rule: string, given: string, want: string][] = [
  ["ASCII is itself", "a%41", "a%41"],
  ["UTF-8 is itself", "\u00c3\u00a9\u00e2\u0082\u00ac", "\u00c3\u00a9\u00e2\u0082\u00ac"],
  ["another byte is U+FFFD", "a\u00e9b", "a\u00ef\u00bf\u00bdb"],
  ["each byte by itself", "\u00c0\u00af", "\u00ef\u00bf\u00bd\u00ef\u00bf\u00bd"],
];

test.for(bytes)("bytes that are made valid: %s", ([, given, want]) => {
  expect(toValidUtf8(given)).toBe(want);
});

test("script sees them", () => {
  const exposed: HeaderLine = ["Access-Control-Expose-Headers", "*"];
  const verdict = judge(get, [answer("GET", 200, [open, exposed, ["Vary", "\u00e9"]])], webkit);
  const { response = null } = verdict.outcome === "readable" ? verdict : {};
  expect(getHeader(response?.headers ?? [], "Vary")).toBe("\u00ef\u00bf\u00bd");
});
