import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import { isDisabledRedirect, isEmptyRedirect, isRedirect, locationOf } from "./location.ts";
import { type CacheEntry, isCacheable, isCoveredBy } from "./preflight-cache.ts";
import { preflightReasons } from "./preflight-reasons.ts";
import { getHeader, type HeaderLine } from "../http/headers.ts";
import { toValidUtf8 } from "../http/utf8.ts";
import type { CorsRequest } from "../model/request.ts";
import { answer, asked, get, open, put } from "../test/exchanges.ts";
import { webkit } from "../quirks/rules.ts";

const ranges: [rule: string, value: string, isSafe: boolean][] = [
  ["a range from the first byte on › safe", "bytes=0-", true],
  ["the unit in upper case › safe", "BYTES=00-1", true],
  ["numbers with a plus sign › safe", "bytes=+1-+2", true],
  ["the largest unsigned 64-bit number › safe", "bytes=18446744073709551615-", true],
  ["a start beyond 64 bits › unsafe", "bytes=18446744073709551616-", false],
  ["an end beyond 64 bits › unsafe", "bytes=5-18446744073709551616", false],
  ["a range that ends before it starts › unsafe", "bytes=9223372036854775808-5", false],
  ["a start with a minus sign › unsafe", "bytes=-0-1", false],
  ["an end with a minus sign › unsafe", "bytes=1--1", false],
  ["a suffix range › unsafe", "bytes=-1", false],
  ["two ranges › unsafe", "bytes=0-1,2-3", false],
  ["a letter in a number › unsafe", "bytes=0x-", false],
  ["a space › unsafe", "bytes =0-", false],
];

test.for(ranges)("Range in WebKit › %s", ([, value, isSafe]) => {
  const request = { ...get, headers: [["Range", value] satisfies HeaderLine] };
  expect(preflightReasons(request, webkit).length === 0).toBe(isSafe);
});

const to = (...values: string[]) => values.map((value): HeaderLine => ["Location", value]);
const current = "http://localhost:4000/a/b?c#top";
const locations: [rule: string, current: string, location: string[], want: string | null][] = [
  ["two lines › joined with a comma", current, ["/d", "e"], "http://localhost:4000/d,%20e#top"],
  [
    "two equal lines › joined with a comma",
    current,
    ["/d", "/d"],
    "http://localhost:4000/d,%20/d#top",
  ],
  [
    "an empty second line › a comma at the end",
    current,
    ["/d", ""],
    "http://localhost:4000/d,#top",
  ],
  [
    "an empty current fragment › inherited",
    "http://localhost:4000/a#",
    ["/d"],
    "http://localhost:4000/d#",
  ],
  ["no current fragment › none", "http://localhost:4000/a", ["/d"], "http://localhost:4000/d"],
];

test.for(locations)("Location in WebKit › %s", ([, from, values, want]) => {
  expect(locationOf({ status: 302, headers: to(...values) }, from, webkit)).toBe(want);
});

const answers: [rule: string, status: number, location: string[], want: string[]][] = [
  ["302 with a Location › a redirect", 302, ["/d"], ["redirect"]],
  ["302 with an empty Location › an empty redirect", 302, [""], ["empty"]],
  ["302 with a Location of whitespace › an empty redirect", 302, [" "], ["empty"]],
  ["302 with two empty Locations › a redirect to a comma", 302, ["", ""], ["redirect"]],
  ["302 without a Location › no redirect", 302, [], []],
  ["200 with an empty Location › no redirect", 200, [""], []],
  ["399 with a Location › a redirect", 399, ["/d"], ["redirect"]],
  ["305 › no redirect", 305, ["/d"], []],
  ["400 › no redirect", 400, ["/d"], []],
  ["a redirect to ftp: › disabled", 302, ["ftp://a.example/"], ["redirect", "disabled"]],
  ["200 with an ftp: Location › no redirect", 200, ["ftp://a.example/"], []],
  ["a redirect to data: › not disabled", 302, ["data:,x"], ["redirect"]],
  ["a redirect to an invalid URL › not disabled", 302, ["http://"], ["redirect"]],
];

test.for(answers)("redirect in WebKit › %s", ([, status, location, want]) => {
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

/** The requests after a redirect: method, requested headers and Origin. */
const hops: [
  rule: string,
  request: Partial<CorsRequest>,
  status: number,
  location: string,
  want: [method: string, asked: string | null, origin: string | null][],
][] = [
  ["a simple request › no preflight", {}, 302, "/b", [["GET", null, "http://localhost:3000"]]],
  [
    "a redirect to GET after a preflight › another preflight",
    { method: "PUT" },
    303,
    "/b",
    [
      ["OPTIONS", null, "http://localhost:3000"],
      ["GET", null, "http://localhost:3000"],
    ],
  ],
  [
    "a redirect to GET › its preflight requests the dropped Content-Type",
    { method: "POST", headers: [json] },
    302,
    "/b",
    [
      ["OPTIONS", "content-type", "http://localhost:3000"],
      ["GET", null, "http://localhost:3000"],
    ],
  ],
  [
    "a redirect to another origin › its preflight requests the dropped Authorization",
    { headers: [bearer] },
    307,
    elsewhere,
    [
      ["OPTIONS", "authorization", "null"],
      ["GET", null, "null"],
    ],
  ],
  [
    "DELETE to another origin › becomes GET",
    { method: "DELETE" },
    308,
    elsewhere,
    [
      ["OPTIONS", null, "null"],
      ["GET", null, "null"],
    ],
  ],
  [
    "DELETE to the same server › stays DELETE",
    { method: "DELETE" },
    308,
    "/b",
    [
      ["OPTIONS", null, "http://localhost:3000"],
      ["DELETE", null, "http://localhost:3000"],
    ],
  ],
  [
    "a no-cors POST that becomes GET on the same server › keeps its Origin",
    { mode: "no-cors", method: "POST" },
    302,
    "/b",
    [["GET", null, "http://localhost:3000"]],
  ],
  [
    "a no-cors POST that becomes GET on another server › loses its Origin",
    { mode: "no-cors", method: "POST" },
    302,
    elsewhere,
    [["GET", null, null]],
  ],
  [
    "a no-cors POST to another foreign server › the Origin null",
    { mode: "no-cors", method: "POST" },
    307,
    elsewhere,
    [["POST", null, "null"]],
  ],
  ["a no-cors GET › no Origin", { mode: "no-cors" }, 302, "/b", [["GET", null, null]]],
];

test.for(hops)("redirected request in WebKit › %s", ([, change, status, location, want]) => {
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

test("redirected request in WebKit › cors mode, a POST that becomes GET › keeps the body's headers", () => {
  const post = { ...get, method: "POST", headers: [json, bearer] };
  const exchanges = [yes, answer("POST", 302, [open, ...to(elsewhere)]), yes, answer("GET", 200)];
  expect(judge(post, exchanges, webkit).sent.at(-1)?.headers).toEqual([json, ["Origin", "null"]]);
});

const cached: [rule: string, refusal: Parameters<typeof isCacheable>[0], want: boolean][] = [
  ["a preflight that passed › cached", null, true],
  ["a preflight that refused the method › cached", "MethodDisallowedByPreflightResponse", true],
  ["a preflight that refused a header › cached", "HeaderDisallowedByPreflightResponse", true],
  ["a preflight with an invalid list › not cached", "InvalidAllowMethodsPreflightResponse", false],
  ["a preflight that failed the CORS check › not cached", "PreflightAllowOriginMismatch", false],
];

test.for(cached)("preflight cache in WebKit › %s", ([, refusal, want]) => {
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

test("preflight cache in WebKit › a wildcard cached with credentials › covers a request without", () => {
  expect(isCoveredBy(put, [entry], 1000, webkit)).toBe(true);
  expect(isCoveredBy({ ...put, credentials: "include" }, [entry], 1000, webkit)).toBe(false);
});

const bytes: [rule: string, given: string, want: string][] = [
  ["ASCII › unchanged", "a%41", "a%41"],
  ["UTF-8 › unchanged", "\u00c3\u00a9\u00e2\u0082\u00ac", "\u00c3\u00a9\u00e2\u0082\u00ac"],
  ["a byte that is not UTF-8 › U+FFFD", "a\u00e9b", "a\u00ef\u00bf\u00bdb"],
  [
    "two bytes that are not UTF-8 › U+FFFD each",
    "\u00c0\u00af",
    "\u00ef\u00bf\u00bd\u00ef\u00bf\u00bd",
  ],
];

test.for(bytes)("toValidUtf8 › %s", ([, given, want]) => {
  expect(toValidUtf8(given)).toBe(want);
});

test("script in WebKit › bytes that are not UTF-8 › reads U+FFFD", () => {
  const exposed: HeaderLine = ["Access-Control-Expose-Headers", "*"];
  const verdict = judge(get, [answer("GET", 200, [open, exposed, ["Vary", "\u00e9"]])], webkit);
  const { response = null } = verdict.outcome === "readable" ? verdict : {};
  expect(getHeader(response?.headers ?? [], "Vary")).toBe("\u00ef\u00bf\u00bd");
});
