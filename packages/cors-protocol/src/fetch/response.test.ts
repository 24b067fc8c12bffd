import { expect, test } from "vitest";
import { isExposed, toScriptView } from "./response.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";

const url = "http://localhost:4000/items";
type Credentials = CorsRequest["credentials"];

const exposed: [rule: string, name: string, lines: string[], Credentials, want: boolean][] = [
  ["Cache-Control, not listed › exposed", "Cache-Control", [], "include", true],
  ["Content-Language, not listed › exposed", "Content-Language", [], "include", true],
  ["Content-Length, not listed › exposed", "Content-Length", [], "include", true],
  ["Content-Type, not listed › exposed", "content-type", [], "include", true],
  ["Expires, not listed › exposed", "Expires", [], "include", true],
  ["Last-Modified, not listed › exposed", "Last-Modified", [], "include", true],
  ["Pragma, not listed › exposed", "Pragma", [], "include", true],
  ["ETag, not listed › hidden", "ETag", [], "omit", false],
  [
    "Access-Control-Allow-Origin, not listed › hidden",
    "Access-Control-Allow-Origin",
    [],
    "omit",
    false,
  ],
  ["a listed header › exposed", "X-Total", ["X-Total"], "include", true],
  ["a listed header in another case › exposed", "x-total", ["X-TOTAL"], "omit", true],
  ["an unlisted header › hidden", "X-Total", ["X-Count"], "omit", false],
  ["a header listed in a second line › exposed", "X-Total", ["X-Count", "X-Total"], "omit", true],
  ["a list with empty elements › parsed", "X-Total", [", ,X-Total"], "omit", true],
  ["the wildcard, without credentials › exposes everything", "X-Total", ["*"], "omit", true],
  [
    "the wildcard, with same-origin credentials › exposes everything",
    "X-Total",
    ["*"],
    "same-origin",
    true,
  ],
  ["the wildcard, with credentials › exposes nothing", "X-Total", ["*"], "include", false],
  [
    "a name beside the wildcard, with credentials › exposed",
    "X-Total",
    ["*, X-Total"],
    "include",
    true,
  ],
  ["a list with semicolons › exposes nothing", "X-Total", ["X-Total; X-Count"], "omit", false],
  ["a list with one invalid element › exposes nothing", "X-Total", ["X-Total, a b"], "omit", false],
  ["a safelisted header beside an invalid list › exposed", "Content-Type", ["a b"], "omit", true],
  ["Set-Cookie, listed › hidden", "Set-Cookie", ["Set-Cookie"], "omit", false],
  ["Set-Cookie2, with the wildcard › hidden", "set-cookie2", ["*"], "omit", false],
];

test.for(exposed)("Access-Control-Expose-Headers › %s", ([, name, lines, credentials, want]) => {
  const headers = lines.map((value): HeaderLine => ["Access-Control-Expose-Headers", value]);
  expect(isExposed(name, { credentials }, headers)).toBe(want);
});

const request: CorsRequest = {
  url,
  origin: "http://localhost:3000",
  method: "GET",
  headers: [],
  credentials: "omit",
  mode: "cors",
};
const answer: HeaderLine[] = [
  ["X-Total", "3"],
  ["Content-Type", "text/plain"],
  ["Access-Control-Expose-Headers", "X-Count"],
  ["X-Count", "1"],
  ["x-count", "2"],
  ["Set-Cookie", "a=1"],
];

const views: [rule: string, given: { tainting: "basic" | "cors"; urls: string[] }, want: object][] =
  [
    [
      "a cross-origin response › exposed headers, sorted and joined",
      { tainting: "cors", urls: [url] },
      {
        type: "cors",
        headers: [
          ["content-type", "text/plain"],
          ["x-count", "1, 2"],
        ],
      },
    ],
    [
      "a same-origin response › every header but Set-Cookie",
      { tainting: "basic", urls: [url] },
      {
        type: "basic",
        headers: [
          ["access-control-expose-headers", "X-Count"],
          ["content-type", "text/plain"],
          ["x-count", "1, 2"],
          ["x-total", "3"],
        ],
      },
    ],
    [
      "one address › not redirected",
      { tainting: "cors", urls: [url] },
      { url, redirected: false, status: 203 },
    ],
    [
      "a redirect › the last address",
      { tainting: "cors", urls: [url, `${url}/1`, `${url}/2`] },
      { url: `${url}/2`, redirected: true },
    ],
    [
      "a fragment › removed from the URL",
      { tainting: "cors", urls: [`${url}?a#b`] },
      { url: `${url}?a` },
    ],
  ];

test.for(views)("toScriptView › %s", ([, where, want]) => {
  expect(toScriptView(request, { status: 203, headers: answer }, where)).toMatchObject(want);
});

// Joining adds whitespace that browsers do not strip. The differential test found this.
test("toScriptView › an empty second line › a trailing comma and space", () => {
  const headers: HeaderLine[] = [
    ["Access-Control-Expose-Headers", "X-A"],
    ["X-A", "1"],
    ["X-A", ""],
  ];
  const view = toScriptView(request, { status: 200, headers }, { tainting: "cors", urls: [url] });
  expect(view.headers).toEqual([["x-a", "1, "]]);
});

test("toScriptView › the wildcard, with credentials › safelisted headers only", () => {
  const headers: HeaderLine[] = [
    ["Access-Control-Expose-Headers", "*"],
    ["ETag", "1"],
    ["Pragma", "no-cache"],
  ];
  const where = { tainting: "cors", urls: [url] } as const;
  const read = (credentials: Credentials) =>
    toScriptView({ ...request, credentials }, { status: 200, headers }, where).headers;
  expect(read("include")).toEqual([["pragma", "no-cache"]]);
  expect(read("omit").map(([name]) => name)).toEqual([
    "access-control-expose-headers",
    "etag",
    "pragma",
  ]);
});
