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
import { firefox } from "../../quirks/rules.ts";

const xhr = { initiatorType: "xmlhttprequest" } as const;

const rows: FirefoxRow[] = [
  ["an allowed response › no line", get, [answer("GET", 200)], []],
  ["an allowed 500 › no line", get, [answer("GET", 500)], []],
  [
    "a missing Allow-Origin › its message with the status",
    get,
    [answer("GET", 200, [])],
    [missing(200)],
  ],
  [
    "another origin › its message with the value",
    get,
    [answer("GET", 200, [allow("Origin", "http://a.example")])],
    [mismatch("http://a.example")],
  ],
  [
    "a value that is not an origin › the same message",
    get,
    [answer("GET", 200, [allow("Origin", "")])],
    [mismatch("")],
  ],
  [
    "a value in UTF-8 › decoded",
    get,
    [answer("GET", 200, [allow("Origin", "\u00c3\u00a9")])],
    [mismatch("é")],
  ],
  [
    "a value that is not UTF-8 › U+FFFD",
    get,
    [answer("GET", 200, [allow("Origin", "\u00e9")])],
    [mismatch("\ufffd")],
  ],
  [
    "two Allow-Origin lines › several values",
    get,
    [answer("GET", 200, [own, own])],
    [blocked("Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).")],
  ],
  [
    "two Allow-Origin lines, one in lower case › a mismatch",
    get,
    [answer("GET", 200, [own, ["access-control-allow-origin", get.origin]])],
    [mismatch(`${get.origin}, ${get.origin}`)],
  ],
  [
    "an empty line beside a value › ignored",
    get,
    [answer("GET", 200, [["access-control-allow-origin", ""], allow("Origin", "x")])],
    [mismatch("x")],
  ],
  [
    "the wildcard with credentials › the address in quotes",
    include,
    [answer("GET", 200, [open])],
    [
      `${before} ‘${url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
    ],
  ],
  [
    "credentials that are not allowed › their message",
    include,
    [answer("GET", 200, [own])],
    [blocked("expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).")],
  ],
  ["no response › the failed request", get, [cut("GET")], [failed]],
  ["no response to a preflight › two failed requests", asking, [cut("OPTIONS")], [failed, failed]],
  ["no response in no-cors mode › no line", { mode: "no-cors" }, [cut("GET")], []],
  // The next row states the model's result; no browser run confirms it.
  [
    "no response to a same-origin request › no line",
    { url: `${get.origin}/items` },
    [cut("GET")],
    [],
  ],
  [
    "an empty fragment with fetch › not in the address",
    { url: `${url}#` },
    [answer("GET", 200, [])],
    [missing(200)],
  ],
  [
    "an empty fragment with XMLHttpRequest › in the address",
    { ...xhr, url: `${url}#` },
    [answer("GET", 200, [])],
    [missing(200).replace(url, `${url}#`)],
  ],
];

test.for(rows)("Firefox's console about a response › %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});

test("toScriptError › Firefox › its TypeError", () => {
  const verdict = judge(get, [answer("GET", 200, [])], firefox);
  expect(toScriptError(verdict, "fetch", "firefox")).toBe(
    "TypeError: NetworkError when attempting to fetch resource.",
  );
  expect(toScriptError(verdict, "xmlhttprequest", "firefox")).toBe("error event, status 0");
});
