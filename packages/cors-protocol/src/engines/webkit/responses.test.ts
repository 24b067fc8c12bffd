import { expect, test } from "vitest";
import { toScriptError } from "../../explain/console-lines.ts";
import { judge } from "../../fetch/judge.ts";
import type { CorsRequest } from "../../model/request.ts";
import { allow, answer, cut, get, own, put } from "../../test/exchanges.ts";
import { webkit } from "../../test/rules.ts";
import {
  noCors,
  notAllowed,
  printed,
  three,
  toLines,
  url,
  type WebKitRow,
  xhr,
} from "../../test/webkit-lines.ts";

const cookies: Partial<CorsRequest> = { credentials: "include" };

const rows: WebKitRow[] = [
  ["an answer that may be read is not told", {}, [answer("GET", 200)], []],
  [
    "a bad status is, with the words of the status line",
    {},
    [answer("GET", 404)],
    ["Failed to load resource: the server responded with a status of 404 (Not Found)"],
  ],
  [
    "also of an answer that script may not read",
    noCors,
    [answer("GET", 500, [])],
    ["Failed to load resource: the server responded with a status of 500 (Internal Server Error)"],
  ],
  ["a missing header", {}, [answer("GET", 200, [])], three(notAllowed(200))],
  [
    "another origin, in the same words, for XMLHttpRequest",
    xhr,
    [answer("GET", 404, [allow("Origin", "https://a.example")])],
    three(notAllowed(404), url, "XMLHttpRequest"),
  ],
  [
    "two origins",
    {},
    [answer("GET", 200, [own, own])],
    three("Access-Control-Allow-Origin cannot contain more than one origin."),
  ],
  [
    "two origins with a space are another one",
    {},
    [answer("GET", 200, [allow("Origin", "http://localhost:3000 http://localhost:3000")])],
    three(notAllowed(200)),
  ],
  [
    "a wildcard with cookies",
    cookies,
    [answer("GET", 200)],
    three("Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."),
  ],
  [
    "cookies that were not allowed",
    cookies,
    [answer("GET", 200, [own])],
    three('Credentials flag is true, but Access-Control-Allow-Credentials is not "true".'),
  ],
  [
    "a 304: its lines come in another order",
    {},
    [answer("GET", 304, [])],
    [
      notAllowed(304),
      `Failed to load resource: ${notAllowed(304)}`,
      `Fetch API cannot load ${url} due to access control checks.`,
    ],
  ],
  [
    "a user in the address is not told",
    { ...xhr, url: "http://me:pw@localhost:4000/items" },
    [answer("GET", 404, [])],
    three(notAllowed(404), url, "XMLHttpRequest"),
  ],
  ["no answer: the network has the word", {}, [cut("GET")], null],
  ["no answer to a preflight neither", put, [cut("OPTIONS")], null],
];

test.for(rows)("WebKit's console: %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});

test("WebKit's script errors", () => {
  const verdict = judge(get, [answer("GET", 200, [])], webkit);
  expect(toScriptError(verdict, "fetch", "webkit")).toBe("TypeError: Load failed");
  expect(toScriptError(verdict, "xmlhttprequest", "webkit")).toBe("error event, status 0");
});
