import { expect, test } from "vitest";
import { isExposed, toScriptView } from "./response.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";

const url = "http://localhost:4000/items";
type Credentials = CorsRequest["credentials"];

const exposed: [rule: string, name: string, lines: string[], Credentials, want: boolean][] = [
  ["Cache-Control is always readable", "Cache-Control", [], "include", true],
  ["Content-Language is", "Content-Language", [], "include", true],
  ["Content-Length is", "Content-Length", [], "include", true],
  ["Content-Type is", "content-type", [], "include", true],
  ["Expires is", "Expires", [], "include", true],
  ["Last-Modified is", "Last-Modified", [], "include", true],
  ["Pragma is", "Pragma", [], "include", true],
  ["ETag is not", "ETag", [], "omit", false],
  ["Allow-Origin itself is not", "Access-Control-Allow-Origin", [], "omit", false],
  ["a header that is listed is readable", "X-Total", ["X-Total"], "include", true],
  ["names have no case", "x-total", ["X-TOTAL"], "omit", true],
  ["a header that is not listed is not readable", "X-Total", ["X-Count"], "omit", false],
  ["all lines count", "X-Total", ["X-Count", "X-Total"], "omit", true],
  ["empty elements do no harm", "X-Total", [", ,X-Total"], "omit", true],
  ["the wildcard exposes all without cookies", "X-Total", ["*"], "omit", true],
  ["cookies that stay at home leave it alone", "X-Total", ["*"], "same-origin", true],
  ["the wildcard is a mere name with cookies", "X-Total", ["*"], "include", false],
  ["a list beside it still counts", "X-Total", ["*, X-Total"], "include", true],
  ["a list that cannot be parsed exposes nothing", "X-Total", ["X-Total; X-Count"], "omit", false],
  ["one bad element is enough", "X-Total", ["X-Total, a b"], "omit", false],
  ["but leaves the seven alone", "Content-Type", ["a b"], "omit", true],
  ["Set-Cookie is never readable", "Set-Cookie", ["Set-Cookie"], "omit", false],
  ["not even by the wildcard", "set-cookie2", ["*"], "omit", false],
];

test.for(exposed)("%s", ([, name, lines, credentials, want]) => {
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
      "across origins script reads what is exposed, sorted and joined",
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
      "at home it reads everything but the cookies",
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
      "one address is no redirect",
      { tainting: "cors", urls: [url] },
      { url, redirected: false, status: 203 },
    ],
    [
      "after a redirect the last address is told",
      { tainting: "cors", urls: [url, `${url}/1`, `${url}/2`] },
      { url: `${url}/2`, redirected: true },
    ],
    ["the fragment is left out", { tainting: "cors", urls: [`${url}?a#b`] }, { url: `${url}?a` }],
  ];

test.for(views)("%s", ([, where, want]) => {
  expect(toScriptView(request, { status: 203, headers: answer }, where)).toMatchObject(want);
});

// Found by the differential test: the white space of the join is not stripped again.
test("a second line that is empty leaves its comma and space", () => {
  const headers: HeaderLine[] = [
    ["Access-Control-Expose-Headers", "X-A"],
    ["X-A", "1"],
    ["X-A", ""],
  ];
  const view = toScriptView(request, { status: 200, headers }, { tainting: "cors", urls: [url] });
  expect(view.headers).toEqual([["x-a", "1, "]]);
});

test("with cookies the wildcard leaves script the seven", () => {
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
