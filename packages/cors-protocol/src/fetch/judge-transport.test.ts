import { expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";

// Responses that the network layer withholds, whatever CORS would decide.
const origin = "http://localhost:3000";
const get: CorsRequest = {
  url: "http://localhost:4000/items/1",
  origin,
  method: "GET",
  headers: [],
  credentials: "same-origin",
  mode: "cors",
};
const allowed = { "access-control-allow-origin": origin };
const answer = (method: string, status: number, headers: Record<string, string>): Exchange => ({
  method,
  path: "/items/1",
  requestHeaders: [],
  response: { status, headers: Object.entries(headers) as HeaderLine[] },
  handlerRan: true,
  rowsWritten: 0,
  at: 0,
});

const rows: [rule: string, request: CorsRequest, exchanges: Exchange[], want: object][] = [
  [
    "an informational response › network error",
    get,
    [answer("GET", 103, allowed)],
    { outcome: "network-error", phase: "response" },
  ],
  [
    "a resource policy, no-cors mode › network error",
    { ...get, mode: "no-cors" },
    [answer("GET", 200, { "cross-origin-resource-policy": "same-origin" })],
    { outcome: "network-error", phase: "response" },
  ],
  [
    "a resource policy, cors mode › readable",
    get,
    [answer("GET", 200, { ...allowed, "cross-origin-resource-policy": "same-origin" })],
    { outcome: "readable" },
  ],
];

test.for(rows)("network layer › %s", ([, request, exchanges, want]) => {
  expect(judge(request, exchanges)).toMatchObject(want);
});
