import { expect, test } from "vitest";
import { toScriptError } from "../../explain/console-lines.ts";
import { judge } from "../../fetch/judge.ts";
import type { CorsRequest } from "../../model/request.ts";
import { allow, answer, cut, get, own, put } from "../../test/exchanges.ts";
import { webkit } from "../../quirks/rules.ts";
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
  ["a readable response › no line", {}, [answer("GET", 200)], []],
  [
    "a readable 404 › its status and reason phrase",
    {},
    [answer("GET", 404)],
    ["Failed to load resource: the server responded with a status of 404 (Not Found)"],
  ],
  [
    "an opaque 500 › its status and reason phrase",
    noCors,
    [answer("GET", 500, [])],
    ["Failed to load resource: the server responded with a status of 500 (Internal Server Error)"],
  ],
  ["a missing Allow-Origin › its message", {}, [answer("GET", 200, [])], three(notAllowed(200))],
  [
    "another origin, XMLHttpRequest › the same message",
    xhr,
    [answer("GET", 404, [allow("Origin", "https://a.example")])],
    three(notAllowed(404), url, "XMLHttpRequest"),
  ],
  [
    "two origins › several values",
    {},
    [answer("GET", 200, [own, own])],
    three("Access-Control-Allow-Origin cannot contain more than one origin."),
  ],
  [
    "two origins with a space › a mismatch",
    {},
    [answer("GET", 200, [allow("Origin", "http://localhost:3000 http://localhost:3000")])],
    three(notAllowed(200)),
  ],
  [
    "the wildcard with credentials › its message",
    cookies,
    [answer("GET", 200)],
    three("Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."),
  ],
  [
    "credentials that are not allowed › their message",
    cookies,
    [answer("GET", 200, [own])],
    three('Credentials flag is true, but Access-Control-Allow-Credentials is not "true".'),
  ],
  [
    "a 304 › another order of lines",
    {},
    [answer("GET", 304, [])],
    [
      notAllowed(304),
      `Failed to load resource: ${notAllowed(304)}`,
      `Fetch API cannot load ${url} due to access control checks.`,
    ],
  ],
  [
    "an address with a user name › named without it",
    { ...xhr, url: "http://me:pw@localhost:4000/items" },
    [answer("GET", 404, [])],
    three(notAllowed(404), url, "XMLHttpRequest"),
  ],
  ["no response › unknown", {}, [cut("GET")], null],
  ["no response to a preflight › unknown", put, [cut("OPTIONS")], null],
];

test.for(rows)("WebKit's console about a response › %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});

test("toScriptError › WebKit › its TypeError", () => {
  const verdict = judge(get, [answer("GET", 200, [])], webkit);
  expect(toScriptError(verdict, "fetch", "webkit")).toBe("TypeError: Load failed");
  expect(toScriptError(verdict, "xmlhttprequest", "webkit")).toBe("error event, status 0");
});
