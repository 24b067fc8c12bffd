import { expect, test } from "vitest";
import { readPaste } from "../read-paste.ts";

const url = "https://api.example.com/items";
const origin = "https://www.example.com";
const line = (name: string, value: string) => ({ name, value });
const asks = [line("Origin", origin), line("Access-Control-Request-Method", "PUT")];
const sends = [line("Origin", origin), line("Content-Type", "application/json")];

type Entry = { request: object; response: object; [key: string]: unknown };

const write = (creator: string, entries: Entry[]) =>
  JSON.stringify(
    { log: { version: "1.2", creator: { name: creator, version: "1" }, entries } },
    null,
    2,
  );

const files: [what: string, text: string, want: object[]][] = [
  [
    "Chrome: a preflight of its own and a request that failed",
    write("WebInspector", [
      {
        _resourceType: "preflight",
        request: { method: "OPTIONS", url, headers: asks },
        response: { status: 204, headers: [line("Access-Control-Allow-Origin", origin)] },
      },
      {
        _resourceType: "fetch",
        request: { method: "PUT", url, headers: sends },
        response: { status: 0, headers: [], _error: "net::ERR_FAILED" },
      },
      {
        request: { method: "GET", url: `${origin}/`, headers: [] },
        response: { status: 200, headers: [] },
      },
    ]),
    [
      {
        request: { method: "PUT", url, origin },
        preflight: { status: 204 },
        response: null,
        error: "net::ERR_FAILED",
        code: "MethodDisallowedByPreflightResponse",
      },
    ],
  ],
  [
    "Chrome: a preflight that failed, and no request",
    write("WebInspector", [
      {
        request: { method: "OPTIONS", url, headers: asks },
        response: { status: 401, headers: [] },
      },
    ]),
    [
      {
        request: { method: "PUT", isPreflight: true },
        preflight: { status: 401 },
        code: "PreflightMissingAllowOriginHeader",
      },
    ],
  ],
  [
    "Firefox: a response that script may not read",
    write("Firefox", [
      {
        request: { method: "GET", url, headers: [line("Origin", origin)], headersSize: 200 },
        response: {
          status: 200,
          statusText: "OK",
          headers: [line("content-type", "application/json")],
        },
      },
    ]),
    [{ response: { status: 200 }, error: null, code: "MissingAllowOriginHeader" }],
  ],
  [
    "Safari: a connection that failed",
    write("WebKit Web Inspector", [
      {
        request: { method: "GET", url, headers: [line("Origin", origin)] },
        response: {
          status: 0,
          statusText: "",
          headers: [],
          _error: "Could not connect to the server.",
        },
      },
    ]),
    [{ response: null, error: "Could not connect to the server.", code: null }],
  ],
  [
    "Playwright: a failure without a status",
    write("Playwright", [
      {
        request: { method: "GET", url, headers: [] },
        response: {
          status: -1,
          statusText: "",
          headers: [],
          _failureText: "net::ERR_CONNECTION_REFUSED",
        },
      },
    ]),
    [{ response: null, error: "net::ERR_CONNECTION_REFUSED" }],
  ],
  [
    "responses that script may read",
    write("Firefox", [
      {
        request: { method: "GET", url, headers: [line("Origin", origin)] },
        response: { status: 404, headers: [line("Access-Control-Allow-Origin", "*")] },
      },
      {
        request: { method: "GET", url, headers: [line("Origin", origin), line("Cookie", "a=b")] },
        response: {
          status: 200,
          headers: [
            line("Access-Control-Allow-Origin", origin),
            line("Access-Control-Allow-Credentials", "true"),
          ],
        },
      },
    ]),
    [],
  ],
  [
    "a star for a request with a cookie",
    write("Firefox", [
      {
        request: { method: "GET", url, headers: [line("Origin", origin), line("Cookie", "a=b")] },
        response: { status: 200, headers: [line("Access-Control-Allow-Origin", "*")] },
      },
    ]),
    [{ code: "WildcardOriginNotAllowed" }],
  ],
];

test.for(files)("readPaste › a HAR file of %s › the failures", ([, text, want]) => {
  const { kinds, har } = readPaste(text);
  expect(kinds).toEqual(["HAR"]);
  expect(har?.failed).toMatchObject(want);
  expect(har?.failed).toHaveLength(want.length);
});

test.for([
  '{"log":{"entries":[',
  '{"log":{"entries":{}}}',
  '{"log":null}',
  '{"entries":[null, 1, {}]}',
])("readPaste › a HAR file that is damaged, %s › no exception", (text) => {
  expect(() => readPaste(text)).not.toThrow();
});
