import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";

const origin = "http://localhost:3000";
const request: CorsRequest = {
  url: "http://localhost:4000/items/1",
  origin,
  method: "PUT",
  headers: [["Content-Type", "application/json"]],
  credentials: "same-origin",
  mode: "cors",
};
const get: CorsRequest = { ...request, method: "GET", headers: [] };

function answer(
  method: string,
  status: number | null,
  headers: Record<string, string> = {},
): Exchange {
  const isPreflight = method === "OPTIONS";
  return {
    method,
    path: "/items/1",
    requestHeaders: isPreflight ? [["Access-Control-Request-Method", "PUT"]] : [],
    response: status === null ? null : { status, headers: Object.entries(headers) as HeaderLine[] },
    handlerRan: !isPreflight,
    rowsWritten: 0,
    at: 0,
  };
}
const allowed = {
  "access-control-allow-origin": origin,
  "access-control-allow-methods": "GET, PUT",
  "access-control-allow-headers": "content-type",
};
const preflight = (status: number, change: Record<string, string> = {}) =>
  answer("OPTIONS", status, { ...allowed, ...change });

const rows: [rule: string, request: CorsRequest, exchanges: Exchange[], want: object][] = [
  ["an allowed answer is readable", get, [answer("GET", 200, allowed)], { outcome: "readable" }],
  ["a readable failure is readable", get, [answer("GET", 500, allowed)], { outcome: "readable" }],
  [
    "same origin is never blocked",
    { ...get, url: `${origin}/x` },
    [answer("GET", 200)],
    { outcome: "readable" },
  ],
  ["no-cors is opaque", { ...get, mode: "no-cors" }, [answer("GET", 200)], { outcome: "opaque" }],
  ["no exchange is no answer", get, [], { outcome: "network-error", phase: "response" }],
  [
    "a cut connection is no answer",
    get,
    [answer("GET", null)],
    { outcome: "network-error", phase: "response" },
  ],
  ["no preflight seen is no answer", request, [], { outcome: "network-error", phase: "preflight" }],
  [
    "a preflight cut off is no answer",
    request,
    [answer("OPTIONS", null)],
    { outcome: "network-error", phase: "preflight" },
  ],
  [
    "a good preflight and a good answer are readable",
    request,
    [preflight(204), answer("PUT", 200, allowed)],
    { outcome: "readable" },
  ],
  [
    "a preflight from the cache is trusted",
    request,
    [answer("PUT", 200, allowed)],
    { outcome: "readable" },
  ],
  [
    "a good preflight does not excuse the answer",
    request,
    [preflight(204), answer("PUT", 200)],
    { outcome: "blocked", phase: "response", code: "MissingAllowOriginHeader" },
  ],
  [
    "any status of 200 to 299 will do",
    request,
    [preflight(299), answer("PUT", 200, allowed)],
    { outcome: "readable" },
  ],
  [
    "Allow-Origin is read before the status",
    request,
    [answer("OPTIONS", 404)],
    { outcome: "blocked", phase: "preflight", code: "PreflightMissingAllowOriginHeader" },
  ],
  ["then the status", request, [preflight(404)], { code: "PreflightInvalidStatus" }],
  [
    "a redirect comes before both",
    request,
    [answer("OPTIONS", 307, { location: "/elsewhere" })],
    { code: "PreflightDisallowedRedirect" },
  ],
  [
    "then whether the lists can be parsed, methods first",
    request,
    [
      preflight(204, {
        "access-control-allow-methods": "P;T",
        "access-control-allow-headers": "a b",
      }),
    ],
    { code: "InvalidAllowMethodsPreflightResponse" },
  ],
  [
    "headers' parsing before the method",
    request,
    [
      preflight(204, {
        "access-control-allow-methods": "GET",
        "access-control-allow-headers": "a b",
      }),
    ],
    { code: "InvalidAllowHeadersPreflightResponse" },
  ],
  [
    "method before headers",
    request,
    [preflight(204, { "access-control-allow-methods": "GET", "access-control-allow-headers": "" })],
    { code: "MethodDisallowedByPreflightResponse", parameter: "PUT" },
  ],
  [
    "methods have case",
    request,
    [preflight(204, { "access-control-allow-methods": "put" })],
    { code: "MethodDisallowedByPreflightResponse", parameter: "PUT" },
  ],
  [
    "then the headers",
    request,
    [preflight(204, { "access-control-allow-headers": "x-a" })],
    { code: "HeaderDisallowedByPreflightResponse", parameter: "content-type" },
  ],
  [
    "a wildcard list counts without cookies",
    request,
    [
      preflight(204, { "access-control-allow-methods": "*", "access-control-allow-headers": "*" }),
      answer("PUT", 200, allowed),
    ],
    { outcome: "readable" },
  ],
  [
    "and is a mere name with cookies",
    { ...request, credentials: "include" },
    [
      preflight(204, {
        "access-control-allow-methods": "*",
        "access-control-allow-credentials": "true",
      }),
    ],
    { code: "MethodDisallowedByPreflightResponse", parameter: "PUT" },
  ],
  [
    "same-origin mode refuses another origin before anything is sent",
    { ...get, mode: "same-origin" },
    [],
    { outcome: "blocked", phase: "request", code: "DisallowedByMode", sent: [] },
  ],
  [
    "same-origin mode lets the page's own origin pass",
    { ...request, mode: "same-origin", url: `${origin}/x` },
    [answer("PUT", 200)],
    { outcome: "readable", response: { type: "basic" }, preflight: [] },
  ],
  [
    "another scheme is refused before anything is sent",
    { ...get, url: "localhost:4000/items" },
    [],
    {
      outcome: "blocked",
      phase: "request",
      code: "CorsDisabledScheme",
      sent: [],
      steps: [{ id: "request-scheme", hop: 0, state: "failed", found: "localhost" }],
    },
  ],
  [
    "in no-cors mode too",
    { ...get, mode: "no-cors", url: "ftp://a.example/" },
    [],
    { outcome: "blocked", phase: "request", code: "CorsDisabledScheme" },
  ],
  [
    "a data: address is readable without a server",
    { ...request, url: "data:text/plain,x" },
    [],
    { outcome: "readable", sent: [], response: { type: "basic", status: 200, headers: [] } },
  ],
  [
    "no-cors never asks first, and is opaque whatever the answer allows",
    { ...get, mode: "no-cors", method: "POST" },
    [answer("POST", 500, allowed)],
    { outcome: "opaque", preflight: [], steps: [] },
  ],
  [
    "no-cors without an answer is no answer",
    { ...get, mode: "no-cors" },
    [answer("GET", null)],
    { outcome: "network-error", phase: "response" },
  ],
  [
    "a 407 is a failure of the network in Chromium",
    get,
    [answer("GET", 407, allowed)],
    { outcome: "network-error", phase: "response" },
  ],
  [
    "a preflight's 407 too",
    request,
    [preflight(407)],
    { outcome: "network-error", phase: "preflight" },
  ],
];

test.for(rows)("%s", ([, sent, exchanges, want]) => {
  expect(judge(sent, exchanges)).toMatchObject(want);
});

test("every check is listed, up to the one that failed and beyond", () => {
  const verdict = judge({ ...request, credentials: "include" }, [
    preflight(204, {
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "GET",
    }),
  ]);
  expect(verdict.steps.map(({ phase, id, state, found }) => [phase, id, state, found])).toEqual([
    ["preflight", "allow-origin", "passed", origin],
    ["preflight", "allow-credentials", "passed", "true"],
    ["preflight", "ok-status", "passed", "204"],
    ["preflight", "allow-methods", "failed", "GET"],
    ["preflight", "allow-headers", "not-reached", null],
    ["response", "allow-origin", "not-reached", null],
    ["response", "allow-credentials", "not-reached", null],
  ]);
});
