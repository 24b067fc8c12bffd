import type { ErrorEnvelope, TraceRecord as Seen } from "@blocked/api-client";
import { afterAll, expect, test } from "vitest";
import { build, corsHeadersOf, pageOrigin, pageOrigins } from "../support/build.ts";
import { planned, toPrediction } from "./policies.ts";

const app = await build({}, afterAll);

const predict = (...request: Parameters<typeof toPrediction>) =>
  app.inject(toPrediction(...request));

test.for(pageOrigins)(
  "GET /prediction › the page as %s › 200 without a live key",
  async (origin) => {
    const response = await predict(planned, { origin });
    expect(response.statusCode).toBe(200);
    expect(response.json<Seen>().exchanges).toMatchObject([{ method: "GET", handlerRan: true }]);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(corsHeadersOf(response)).toEqual({
      "access-control-allow-origin": origin,
      vary: "Origin",
    });
  },
);

const attackers: [rule: string, headers: Record<string, string>][] = [
  ["another port", { origin: "http://localhost:3001" }],
  ["another site", { origin: "http://evil.example" }],
  ["a sandboxed frame", { origin: "null" }],
  ["no page at all", {}],
];

test.for(attackers)("GET /prediction › %s › 403", async ([, headers]) => {
  const response = await predict(planned, headers);
  expect([response.statusCode, corsHeadersOf(response)]).toEqual([403, { vary: "Origin" }]);
  expect(response.json()).toMatchObject({ error: { code: "NOT_THE_LAB" } });
});

const invalid: [rule: string, request: unknown][] = [
  ["null", null],
  ["an empty object", {}],
  ["a request without a mode", { ...planned, mode: undefined }],
  ["an unknown mode", { ...planned, mode: "navigate" }],
  ["unknown credentials", { ...planned, credentials: "always" }],
  ["an unknown property", { ...planned, cache: "a" }],
  ["a body that is a number", { ...planned, body: 1 }],
  ["a relative address", { ...planned, url: "/playground/" }],
  ["a method that is not a token", { ...planned, method: "GET /" }],
  ["an empty method", { ...planned, method: "" }],
  ["a header name that is not a token", { ...planned, headers: [["X A", "1"]] }],
  ["a header without a value", { ...planned, headers: [["X-A"]] }],
  ["a header value that is a number", { ...planned, headers: [["X-A", 1]] }],
  ["51 headers", { ...planned, headers: Array(51).fill(["X-A", "1"]) }],
  ["headers as an object", { ...planned, headers: { "X-A": "1" } }],
  ["an unknown initiator", { ...planned, initiatorType: "img" }],
  ["an address of 8,001 characters", { ...planned, url: planned.url.padEnd(8001, "a") }],
];

test.for(invalid)("GET /prediction › %s › 400 with advice", async ([, request]) => {
  const response = await predict(request);
  expect([response.statusCode, response.json()]).toEqual([
    400,
    {
      error: {
        code: "INVALID_REQUEST",
        message:
          "Send a request as base64url of JSON, with url, origin, method, headers, credentials and mode.",
      },
    },
  ]);
});

const texts: [rule: string, query: string, code: string][] = [
  ["no request", "", "VALIDATION_FAILED"],
  ["an empty request", "?request=", "INVALID_REQUEST"],
  ["text that cannot be decoded", "?request=garbage", "INVALID_REQUEST"],
];

test.for(texts)("GET /prediction › %s › 400 in the error envelope", async ([, query, code]) => {
  const headers = { origin: pageOrigin };
  const response = await app.inject({ url: `/prediction${query}`, headers });
  expect([response.statusCode, response.json<ErrorEnvelope>().error.code]).toEqual([400, code]);
});
