import { expect, test } from "vitest";
import { toScriptError } from "../../explain/console-lines.ts";
import { judge } from "../../fetch/judge.ts";
import { allow, answer, cut, get, open, own } from "../../test/exchanges.ts";
import {
  asking,
  before,
  blocked,
  failed,
  type FirefoxRow,
  include,
  mismatch,
  missing,
  printed,
  toLines,
  url,
} from "../../test/firefox-lines.ts";
import { firefox } from "../../test/rules.ts";

const xhr = { initiatorType: "xmlhttprequest" } as const;

const rows: FirefoxRow[] = [
  ["what passes prints nothing", get, [answer("GET", 200)], []],
  ["not even a status that is a failure", get, [answer("GET", 500)], []],
  ["a missing header is told with the status", get, [answer("GET", 200, [])], [missing(200)]],
  [
    "a wrong one with its value",
    get,
    [answer("GET", 200, [allow("Origin", "http://a.example")])],
    [mismatch("http://a.example")],
  ],
  [
    "a value that is none is told like any other",
    get,
    [answer("GET", 200, [allow("Origin", "")])],
    [mismatch("")],
  ],
  [
    "bytes are decoded as UTF-8",
    get,
    [answer("GET", 200, [allow("Origin", "\u00c3\u00a9")])],
    [mismatch("é")],
  ],
  ["or replaced", get, [answer("GET", 200, [allow("Origin", "\u00e9")])], [mismatch("\ufffd")]],
  [
    "two lines are several",
    get,
    [answer("GET", 200, [own, own])],
    [blocked("Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).")],
  ],
  [
    "unless one of them is written in lower case",
    get,
    [answer("GET", 200, [own, ["access-control-allow-origin", get.origin]])],
    [mismatch(`${get.origin}, ${get.origin}`)],
  ],
  [
    "a line without a value beside another is none",
    get,
    [answer("GET", 200, [["access-control-allow-origin", ""], allow("Origin", "x")])],
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
    [answer("GET", 200, [own])],
    [blocked("expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).")],
  ],
  ["no answer", get, [cut("GET")], [failed]],
  ["no answer to a preflight is two failures", asking, [cut("OPTIONS")], [failed, failed]],
  ["without cors mode nothing is said of CORS", { mode: "no-cors" }, [cut("GET")], []],
  // Not measured in a browser: what the model says.
  ["nor of a request at home", { url: `${get.origin}/items` }, [cut("GET")], []],
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
];

test.for(rows)("the console of Firefox: %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});

test("script is told what Firefox tells", () => {
  const verdict = judge(get, [answer("GET", 200, [])], firefox);
  expect(toScriptError(verdict, "fetch", "firefox")).toBe(
    "TypeError: NetworkError when attempting to fetch resource.",
  );
  expect(toScriptError(verdict, "xmlhttprequest", "firefox")).toBe("error event, status 0");
});
