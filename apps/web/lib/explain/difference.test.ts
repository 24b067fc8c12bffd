import type { Exchange, HeaderLine } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { toDifference } from "./difference.ts";
import { explain } from "./explain.ts";

const origin = "http://localhost:3000";
const visitor = { engine: "chromium", version: 156 } as const;
const allowed: HeaderLine = ["Access-Control-Allow-Origin", origin];

const preflight = (status: number, ...headers: HeaderLine[]): Exchange => ({
  method: "OPTIONS",
  path: "/p/x/items/1",
  requestHeaders: [
    ["Origin", origin],
    ["Access-Control-Request-Method", "PUT"],
  ],
  response: { status, headers },
  handlerRan: false,
  rowsWritten: 0,
  at: 0,
});
const request = (method: string, status: number, ...headers: HeaderLine[]): Exchange => ({
  ...preflight(status, ...headers),
  method,
  requestHeaders: [["Origin", origin]],
  handlerRan: true,
  rowsWritten: method === "PUT" ? 1 : 0,
});

/** What a server that saw these exchanges did. */
function side(name: string, exchanges: Exchange[] | null, method = "PUT", status?: number) {
  const asked = {
    url: "http://localhost:4000/p/x/items/1",
    method,
    headers: [],
    credentials: "include",
    mode: "cors",
    origin,
  } as const;
  const got = status === undefined ? { error: "TypeError: Failed to fetch" } : { status };
  return { name, explanation: explain(asked, got, exchanges, visitor) };
}

const credentials: HeaderLine = ["Access-Control-Allow-Credentials", "true"];
const methods: HeaderLine = ["Access-Control-Allow-Methods", "GET"];
const put: HeaderLine = ["Access-Control-Allow-Methods", "PUT"];
const star: HeaderLine = ["Access-Control-Allow-Origin", "*"];

test("difference › a method that is not listed › the statuses of the preflights and both codes", () => {
  const sentence = toDifference(
    side("Fastify", [preflight(204, allowed, credentials, methods)]),
    side("FastAPI", [preflight(400, allowed, credentials, methods)]),
  );
  expect(sentence).toBe(
    "Fastify responded with 204 to the preflight and was blocked with MethodDisallowedByPreflightResponse; FastAPI responded with 400 to the preflight and was blocked with PreflightInvalidStatus.",
  );
});

test("difference › only the statuses of the preflights › both statuses, and the end that is the same", () => {
  const exchanges = [request("PUT", 200, allowed, credentials)];
  const sentence = toDifference(
    side("Fastify", [preflight(204, allowed, credentials, put), ...exchanges], "PUT", 200),
    side("FastAPI", [preflight(200, allowed, credentials, put), ...exchanges], "PUT", 200),
  );
  expect(sentence).toBe(
    "Fastify responded with 204 to the preflight; FastAPI responded with 200 to the preflight; in the end each was read by the script.",
  );
});

test("difference › a star with credentials › Allow-Origin, the code and the script's end", () => {
  const sentence = toDifference(
    side("Fastify", [request("GET", 200, star, credentials)], "GET"),
    side("FastAPI", [request("GET", 200, allowed, credentials)], "GET", 200),
  );
  expect(sentence).toBe(
    "Fastify sent Access-Control-Allow-Origin: * and was blocked with WildcardOriginNotAllowed; FastAPI sent Access-Control-Allow-Origin: http://localhost:3000 and was read by the script.",
  );
});

test("difference › only one handler ran › both handlers and the rows", () => {
  const sentence = toDifference(
    side("Fastify", [preflight(204, star, credentials, put)]),
    side("FastAPI", [
      preflight(204, allowed, credentials, put),
      request("PUT", 200, star, credentials),
    ]),
  );
  expect(sentence).toBe(
    "Fastify did not get the request, did not run the handler and was blocked with PreflightWildcardOriginNotAllowed; FastAPI responded with 200 to the request, ran the handler (1 row written) and was blocked with WildcardOriginNotAllowed.",
  );
});

test("difference › the same exchanges › none, and what both did", () => {
  const exchanges = [request("GET", 200)];
  expect(toDifference(side("Fastify", exchanges, "GET"), side("FastAPI", exchanges, "GET"))).toBe(
    "Both did the same: each got no preflight, sent no Access-Control-Allow-Origin, responded with 200 to the request, ran the handler and was blocked with MissingAllowOriginHeader.",
  );
});

test("difference › a server that sent no response › no comparison", () => {
  expect(toDifference(side("Fastify", [request("GET", 200)], "GET"), side("FastAPI", null))).toBe(
    "What FastAPI did is not explained, so the two cannot be compared.",
  );
});
