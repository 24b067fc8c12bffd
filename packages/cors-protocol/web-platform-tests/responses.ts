import type { HeaderLine } from "../src/index.ts";
import { at, page, remote, type Subtest } from "./subtest.ts";

const url = at(remote);
const expose = (names: string): HeaderLine => ["Access-Control-Expose-Headers", names];

const filtered: [name: string, value: string, isReadable: boolean][] = [
  ["Cache-Control", "no-cache", true],
  ["Content-Language", "fr", true],
  ["Content-Type", "text/html", true],
  ["Expires", "04 May 1988 22:22:22 GMT", true],
  ["Last-Modified", "04 May 1988 22:22:22 GMT", true],
  ["Pragma", "no-cache", true],
  // Content-Length, which the file still expects to be filtered, is safelisted since 2019.
  ["Age", "27", false],
  ["Server", "wptServe", false],
  ["Warning", "Mind the gap", false],
  ["Set-Cookie", "name=value", false],
  ["Set-Cookie2", "name=value", false],
];
const exposedByName: [name: string, value: string, isReadable: boolean][] = [
  ["Age", "27", true],
  ["Server", "wptServe", true],
  ["Warning", "Mind the gap", true],
  ["Content-Length", "0", true],
  ["Set-Cookie", "name=value", false],
  ["Set-Cookie2", "name=value", false],
];

const filter = (
  [name, value, isReadable]: (typeof filtered)[number],
  isExposed: boolean,
): Subtest => ({
  file: "fetch/api/cors/cors-filtering.js",
  title: `${name}${isExposed ? ", exposed" : ""} › ${isReadable ? "readable" : "not readable"}`,
  request: { url },
  replies: { [url]: { origin: "*", more: [[name, value], ...(isExposed ? [expose(name)] : [])] } },
  ends: "readable",
  exposed: { [name.toLowerCase()]: isReadable ? value : null },
});

const many: HeaderLine[] = [
  expose("X-Custom-Header, X-Custom-Header-Empty, X-Custom-Header-Comma, X-Custom-Header-Bytes"),
  expose("X-Second-Expose"),
  expose("Date"),
  ["Content-Type", "text/plain"],
  ["X-Custom-Header", "test"],
  ["Set-Cookie", "test1=t1;max-age=2"],
  ["Set-Cookie2", "test2=t2;Max-Age=2"],
  ["X-Custom-Header-Empty", ""],
  ["X-Custom-Header-Comma", "1"],
  ["X-Custom-Header-Comma", "2"],
  ["X-Custom-Header-Bytes", "\u00e2\u0080\u00a6"],
  ["X-Nonexposed", "unicorn"],
  ["X-Second-Expose", "flyingpig"],
  ["Cache-Control", "no-cache"],
  ["Content-Language", "nn"],
  ["Expires", "Thu, 01 Dec 1994 16:00:00 GMT"],
  ["Last-Modified", "Thu, 01 Dec 1994 10:00:00 GMT"],
  ["Pragma", "no-cache"],
  ["Date", "Sat, 28 Nov 2026 10:00:00 GMT"],
  ["Server", "wptserve"],
  ["X-Powered-By", "Python"],
];
const read = (title: string, exposed: NonNullable<Subtest["exposed"]>): Subtest => ({
  file: "cors/response-headers.htm",
  title,
  request: { url, initiatorType: "xmlhttprequest" },
  replies: { [url]: { origin: "*", more: many } },
  ends: "readable",
  exposed,
});

const starred: HeaderLine[] = [
  expose("*"),
  ["Test", "X"],
  ["Set-Cookie", "X"],
  ["*", "whoa"],
  ["Content-Type", "text/plain"],
];

/** What script may read of a response. */
export const responses: Subtest[] = [
  ...filtered.map((row) => filter(row, false)),
  ...exposedByName.map((row) => filter(row, true)),
  read("two lines of an exposed header › readable as one value", {
    "x-custom-header-comma": "1, 2",
  }),
  read("a header of the second list › readable", { "x-second-expose": "flyingpig" }),
  read("a name with a space › not readable", { " x-custom-header": null }),
  read("bytes beyond ASCII › readable", { "x-custom-header-bytes": "\u00e2\u0080\u00a6" }),
  read("the server's Date, exposed › readable", { date: "Sat, 28 Nov 2026 10:00:00 GMT" }),
  ...many
    .slice(13, 18)
    .map(([name, value]) => read(`${name} › readable by default`, { [name.toLowerCase()]: value })),
  read("Server › not readable by default", { server: null }),
  read("X-Powered-By › not readable by default", { "x-powered-by": null }),
  read("many headers › the exposed ones alone", {
    "x-custom-header": "test",
    "x-custom-header-empty": "",
    "set-cookie": null,
    "set-cookie2": null,
    "x-non-existent-header": null,
    "x-nonexposed": null,
  }),
  read("one header that is exposed, one that is not › the first alone", {
    "x-custom-header": "test",
    "x-nonexposed": null,
  }),
  read("all headers › without one that is not exposed", { "x-nonexposed": null }),
  {
    file: "fetch/api/cors/cors-expose-star.js",
    title: "* without credentials › everything but cookies",
    request: { url },
    replies: { [url]: { origin: "*", more: starred } },
    ends: "readable",
    exposed: { test: "X", "set-cookie": null, "*": "whoa" },
  },
  {
    file: "fetch/api/cors/cors-expose-star.js",
    title: "* with credentials › the header of that name",
    request: { url, credentials: "include" },
    replies: { [url]: { origin: page, credentials: "true", more: starred } },
    ends: "readable",
    exposed: { "content-type": "text/plain", test: null, "set-cookie": null, "*": "whoa" },
  },
  {
    file: "fetch/api/cors/cors-expose-star.js",
    title: "* as one of two values › everything but cookies",
    request: { url },
    replies: {
      [url]: {
        origin: "*",
        more: [expose("*"), expose("set-cookie"), ["Test", "X"], ["Set-Cookie", "X"]],
      },
    },
    ends: "readable",
    exposed: { test: "X", "set-cookie": null },
  },
];
