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
  ["an allowed response › readable", get, [answer("GET", 200, allowed)], { outcome: "readable" }],
  ["an allowed 500 › readable", get, [answer("GET", 500, allowed)], { outcome: "readable" }],
  [
    "a same-origin request › never blocked",
    { ...get, url: `${origin}/x` },
    [answer("GET", 200)],
    { outcome: "readable" },
  ],
  [
    "a no-cors request › opaque",
    { ...get, mode: "no-cors" },
    [answer("GET", 200)],
    { outcome: "opaque" },
  ],
  ["no exchange › network error", get, [], { outcome: "network-error", phase: "response" }],
  [
    "a lost connection › network error",
    get,
    [answer("GET", null)],
    { outcome: "network-error", phase: "response" },
  ],
  ["no preflight › network error", request, [], { outcome: "network-error", phase: "preflight" }],
  [
    "a preflight with a lost connection › network error",
    request,
    [answer("OPTIONS", null)],
    { outcome: "network-error", phase: "preflight" },
  ],
  [
    "a preflight and a response that pass › readable",
    request,
    [preflight(204), answer("PUT", 200, allowed)],
    { outcome: "readable" },
  ],
  ["a cached preflight › trusted", request, [answer("PUT", 200, allowed)], { outcome: "readable" }],
  [
    "a preflight that passes, a response that does not › blocked",
    request,
    [preflight(204), answer("PUT", 200)],
    { outcome: "blocked", phase: "response", code: "MissingAllowOriginHeader" },
  ],
  [
    "a preflight with a status from 200 to 299 › passes",
    request,
    [preflight(299), answer("PUT", 200, allowed)],
    { outcome: "readable" },
  ],
  [
    "a preflight without Allow-Origin and with a 404 › the header is missing",
    request,
    [answer("OPTIONS", 404)],
    { outcome: "blocked", phase: "preflight", code: "PreflightMissingAllowOriginHeader" },
  ],
  [
    "a preflight with a 404 › invalid status",
    request,
    [preflight(404)],
    { code: "PreflightInvalidStatus" },
  ],
  [
    "a preflight that redirects › disallowed redirect, before Allow-Origin and status",
    request,
    [answer("OPTIONS", 307, { location: "/elsewhere" })],
    { code: "PreflightDisallowedRedirect" },
  ],
  [
    "a preflight with two invalid lists › the methods are reported",
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
    "a preflight with invalid headers and without the method › the headers are reported",
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
    "a preflight that refuses method and header › the method is reported",
    request,
    [preflight(204, { "access-control-allow-methods": "GET", "access-control-allow-headers": "" })],
    { code: "MethodDisallowedByPreflightResponse", parameter: "PUT" },
  ],
  [
    "a method in another case › refused",
    request,
    [preflight(204, { "access-control-allow-methods": "put" })],
    { code: "MethodDisallowedByPreflightResponse", parameter: "PUT" },
  ],
  [
    "a preflight that refuses a header › the header is reported",
    request,
    [preflight(204, { "access-control-allow-headers": "x-a" })],
    { code: "HeaderDisallowedByPreflightResponse", parameter: "content-type" },
  ],
  [
    "wildcard lists, without credentials › readable",
    request,
    [
      preflight(204, { "access-control-allow-methods": "*", "access-control-allow-headers": "*" }),
      answer("PUT", 200, allowed),
    ],
    { outcome: "readable" },
  ],
  [
    "wildcard lists, with credentials › refused",
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
    "same-origin mode, another origin › blocked before sending",
    { ...get, mode: "same-origin" },
    [],
    { outcome: "blocked", phase: "request", code: "DisallowedByMode", sent: [] },
  ],
  [
    "same-origin mode, the page's origin › readable",
    { ...request, mode: "same-origin", url: `${origin}/x` },
    [answer("PUT", 200)],
    { outcome: "readable", response: { type: "basic" }, preflight: [] },
  ],
  [
    "another scheme › blocked before sending",
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
    "another scheme in no-cors mode › blocked before sending",
    { ...get, mode: "no-cors", url: "ftp://a.example/" },
    [],
    { outcome: "blocked", phase: "request", code: "CorsDisabledScheme" },
  ],
  [
    "a data: URL › readable without a server",
    { ...request, url: "data:text/plain,x" },
    [],
    { outcome: "readable", sent: [], response: { type: "basic", status: 200, headers: [] } },
  ],
  [
    "a no-cors PUT with headers › opaque, without a preflight",
    { ...get, mode: "no-cors", method: "POST" },
    [answer("POST", 500, allowed)],
    { outcome: "opaque", preflight: [], steps: [] },
  ],
  [
    "a no-cors request without a response › network error",
    { ...get, mode: "no-cors" },
    [answer("GET", null)],
    { outcome: "network-error", phase: "response" },
  ],
  [
    "a 407 in Chromium › network error",
    get,
    [answer("GET", 407, allowed)],
    { outcome: "network-error", phase: "response" },
  ],
  [
    "a preflight's 407 in Chromium › network error",
    request,
    [preflight(407)],
    { outcome: "network-error", phase: "preflight" },
  ],
];

test.for(rows)("judge › %s", ([, sent, exchanges, want]) => {
  expect(judge(sent, exchanges)).toMatchObject(want);
});

test("judge › a failed check › later checks are listed as not reached", () => {
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
