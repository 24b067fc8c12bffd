import { expect, test } from "vitest";
import { firefox } from "./dialect.ts";
import type { Exchange } from "./exchange.ts";
import { answer, asked, cut, get, open, put } from "./exchange-rows.ts";
import type { HeaderLine } from "./headers.ts";
import { judge } from "./judge.ts";
import { type CorsRequest, createRequest } from "./request.ts";
import { firefoxReasons } from "./sentences-firefox.ts";
import { toConsoleLines, toScriptError } from "./wording.ts";

const before =
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at";
const url = "http://localhost:4000/items";
const blocked = (reason: string, at = url) => `${before} ${at}. (Reason: ${reason}`;
const failed = blocked("CORS request did not succeed). Status code: (null).");
const notHttp = (at: string) => blocked("CORS request not http).", at);
const missing = (status: number) =>
  blocked(`CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${status}.`);
const mismatch = (value: string) =>
  blocked(`CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’).`);
const notRedirected = blocked("CORS request external redirect not allowed).");
const noMethod = blocked("Did not find method in CORS header ‘Access-Control-Allow-Methods’).");

const page: HeaderLine = ["Access-Control-Allow-Origin", get.origin];
const cookies: HeaderLine = ["Access-Control-Allow-Credentials", "true"];
const to = (location: string): HeaderLine => ["Location", location];
const allowOrigin = (value: string): HeaderLine => ["Access-Control-Allow-Origin", value];
const methods = (value: string): HeaderLine => ["Access-Control-Allow-Methods", value];
const headers = (value: string): HeaderLine => ["Access-Control-Allow-Headers", value];
const include = { credentials: "include" } as const;
const xhr = { initiatorType: "xmlhttprequest" } as const;
const asking = { ...put, headers: [] };

// Each as the real browser printed it.
const rows: [rule: string, request: Partial<CorsRequest>, exchanges: Exchange[], want: string[]][] =
  [
    ["what passes prints nothing", get, [answer("GET", 200)], []],
    ["not even a status that is a failure", get, [answer("GET", 500)], []],
    ["a missing header is told with the status", get, [answer("GET", 200, [])], [missing(200)]],
    [
      "a wrong one with its value",
      get,
      [answer("GET", 200, [allowOrigin("http://a.example")])],
      [mismatch("http://a.example")],
    ],
    [
      "a value that is none is told like any other",
      get,
      [answer("GET", 200, [allowOrigin("")])],
      [mismatch("")],
    ],
    [
      "bytes are decoded as UTF-8",
      get,
      [answer("GET", 200, [allowOrigin("\u00c3\u00a9")])],
      [mismatch("é")],
    ],
    ["or replaced", get, [answer("GET", 200, [allowOrigin("\u00e9")])], [mismatch("\ufffd")]],
    [
      "two lines are several",
      get,
      [answer("GET", 200, [page, page])],
      [blocked("Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).")],
    ],
    [
      "unless one of them is written in lower case",
      get,
      [answer("GET", 200, [page, ["access-control-allow-origin", get.origin]])],
      [mismatch(`${get.origin}, ${get.origin}`)],
    ],
    [
      "a line without a value beside another is none",
      get,
      [answer("GET", 200, [["access-control-allow-origin", ""], allowOrigin("x")])],
      [mismatch("x")],
    ],
    [
      "the wildcard with cookies has the address in quotes",
      include,
      [answer("GET", 200, [open])],
      [
        `${before} ‘${url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
      ],
    ],
    [
      "cookies that are not allowed",
      include,
      [answer("GET", 200, [page])],
      [blocked("expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).")],
    ],
    [
      "a refused preflight fails, and its request with it",
      asking,
      [asked(204, [])],
      [missing(204), failed],
    ],
    [
      "a redirected preflight is checked once more, and a line without a value is none there too",
      asking,
      [asked(308, [["access-control-allow-origin", ""], page, ["Location", "/elsewhere"]])],
      [
        notRedirected,
        blocked("CORS preflight response did not succeed). Status code: 308."),
        failed,
      ],
    ],
    [
      "a preflight's status",
      asking,
      [asked(404, [open])],
      [blocked("CORS preflight response did not succeed). Status code: 404."), failed],
    ],
    ["a method that is not listed", asking, [asked(204, [open])], [noMethod, failed]],
    [
      "the method is looked for before the other list is read",
      asking,
      [asked(204, [open, headers("a b")])],
      [noMethod, failed],
    ],
    [
      "the first token that is none",
      asking,
      [asked(204, [open, methods("PUT, a b, c d")])],
      [blocked("invalid token ‘a b’ in CORS header ‘Access-Control-Allow-Methods’)."), failed],
    ],
    [
      "and in the other list",
      asking,
      [asked(204, [open, methods("PUT"), headers("X-A;q=1")])],
      [blocked("invalid token ‘X-A;q=1’ in CORS header ‘Access-Control-Allow-Headers’)."), failed],
    ],
    [
      "of several refused headers the first in the alphabet",
      {
        headers: [
          ["x-b", "1"],
          ["X-A", "1"],
        ],
      },
      [asked(204, [open])],
      [
        blocked(
          "header ‘x-a’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
        ),
        failed,
      ],
    ],
    ["no answer", get, [cut("GET")], [failed]],
    ["no answer to a preflight is two failures", asking, [cut("OPTIONS")], [failed, failed]],
    ["without cors mode nothing is said of CORS", { mode: "no-cors" }, [cut("GET")], []],
    [
      "a redirect that fails the check fails, too",
      get,
      [answer("GET", 303, [to("/b")])],
      [missing(303), failed],
    ],
    [
      "one to another scheme is told with both addresses",
      get,
      [answer("GET", 302, [open, to("ftp://localhost/b")])],
      [notHttp("ftp://localhost/b"), failed],
    ],
    [
      "data: is refused without a word of its own",
      get,
      [answer("GET", 302, [open, to("data:,x")])],
      [failed],
    ],
    ["and before the CORS check", get, [answer("GET", 302, [to("ws://localhost/")])], [failed]],
    [
      "file: with an error of security",
      get,
      [answer("GET", 302, [open, to("file:///etc/hosts")])],
      [`Security Error: Content at ${url} may not load or link to file:///etc/hosts.`, failed],
    ],
    [
      "blob: with another",
      get,
      [answer("GET", 302, [open, to("blob:http://localhost/x")])],
      [`Security Error: Content at ${url} may not load data from blob:http://localhost/x.`, failed],
    ],
    [
      "a user name is a failure like any other",
      get,
      [answer("GET", 302, [open, to("//user@localhost:4000/b")])],
      [failed],
    ],
    ["no address at all", get, [answer("GET", 302, [to("http://")])], [failed]],
    [
      "two addresses make any answer fail",
      get,
      [answer("GET", 200, [open, to("/a"), to("/b")])],
      [failed],
    ],
    [
      "a preflight's redirect has three lines",
      asking,
      [asked(307, [open, to("/b")])],
      [
        notRedirected,
        blocked("CORS preflight response did not succeed). Status code: 307."),
        failed,
      ],
    ],
    [
      "so has one that fails the check",
      asking,
      [asked(307, [allowOrigin("x"), to("/b")])],
      [mismatch("x"), failed, failed],
    ],
    [
      "one to another origin is checked again, for `null`",
      { ...asking, ...include },
      [asked(307, [page, cookies, to("http://127.0.0.1:4000/b")])],
      [notRedirected, mismatch(get.origin), failed],
    ],
    [
      "which the wildcard allows",
      asking,
      [asked(307, [open, to("http://127.0.0.1:4000/b")])],
      [
        notRedirected,
        blocked("CORS preflight response did not succeed). Status code: 307."),
        failed,
      ],
    ],
    [
      "one that cannot be followed is not told",
      asking,
      [asked(302, [open, to("//user@localhost:4000/b")])],
      [failed, failed],
    ],
    ["nor is one to another scheme", asking, [asked(302, [open, to("x:b")])], [failed, failed]],
    [
      "fetch() loses a fragment of which there is nothing",
      { url: `${url}#` },
      [answer("GET", 200, [])],
      [missing(200)],
    ],
    [
      "an XMLHttpRequest does not",
      { ...xhr, url: `${url}#` },
      [answer("GET", 200, [])],
      [missing(200).replace(url, `${url}#`)],
    ],
    [
      "a request that may not leave the page",
      { mode: "same-origin" },
      [],
      [`Security Error: Content at ${get.origin}/lab may not load data from ${url}.`],
    ],
    [
      "an address of another scheme",
      { url: "ftp://localhost/b" },
      [],
      [notHttp("ftp://localhost/b")],
    ],
    ["an empty page is one", { url: "about:blank?a" }, [], [notHttp("about:blank?a")]],
    ["without cors mode it is not told", { url: "x:b", mode: "no-cors" }, [], []],
    [
      "a file is a matter of security",
      { url: "file:///etc/hosts", mode: "no-cors" },
      [],
      [`Security Error: Content at ${get.origin}/lab may not load or link to file:///etc/hosts.`],
    ],
    [
      "so are the browser's own pages",
      { url: "about:config" },
      [],
      [`Security Error: Content at ${get.origin}/lab may not load or link to about:config.`],
    ],
    [
      "and what is in another page's memory",
      { url: "blob:http://localhost/x" },
      [],
      [
        `Security Error: Content at ${get.origin}/lab may not load data from blob:http://localhost/x.`,
      ],
    ],
    ["a socket is nothing to load", { url: "ws://localhost/" }, [], []],
    [
      "not even where only the page's origin is",
      { url: "ws://localhost/", mode: "same-origin" },
      [],
      [],
    ],
    ["nor is a script", { url: "javascript:1", mode: "same-origin" }, [], []],
  ];

test.for(rows)("the console of Firefox: %s", ([, change, exchanges, want]) => {
  const request = createRequest({ ...get, ...change }, get.origin, firefox);
  const verdict = judge(request, exchanges, firefox);
  const about = { page: `${get.origin}/lab` };
  const lines = toConsoleLines(request, exchanges, verdict, "firefox", about);
  expect(lines).toEqual(want.map((line) => [line]));
});

test("where the page is not known, it is its origin's first", () => {
  const request = createRequest({ url, mode: "same-origin" }, get.origin, firefox);
  expect(toConsoleLines(request, [], judge(request, [], firefox), "firefox")).toEqual([
    [`Security Error: Content at ${get.origin}/ may not load data from ${url}.`],
  ]);
});

test("script is told what Firefox tells", () => {
  const verdict = judge(get, [answer("GET", 200, [])], firefox);
  expect(toScriptError(verdict, "fetch", "firefox")).toBe(
    "TypeError: NetworkError when attempting to fetch resource.",
  );
  expect(toScriptError(verdict, "xmlhttprequest", "firefox")).toBe("error event, status 0");
});

test("a sentence has one place for each thing that it names", () => {
  for (const reason of Object.values(firefoxReasons)) {
    expect(reason.match(/\{(?:status|quoted)\}/g)?.length ?? 0).toBeLessThan(2);
  }
});
