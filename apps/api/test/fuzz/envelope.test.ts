import type { ErrorEnvelope as Envelope } from "@blocked/api-client";
import { ErrorEnvelope } from "@blocked/api-client/contract";
import { errorCodes } from "fastify";
import { Check } from "typebox/value";
import { afterAll, expect, test } from "vitest";
import { build, items, listAll, pageOrigin, session } from "../support/build.ts";
import { readAll } from "../support/raw.ts";
import { readAnswers } from "./responses.ts";
import { startServer } from "./server.ts";

const { app, port, witness } = await startServer(afterAll);
const key = witness.issueKey();
const none = "/playground/eyJraW5kIjoibm9uZSJ9";

const toBytes = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, "Host: localhost:4000", "Connection: close", ...headers, "", ""].join(
    "\r\n",
  );
const origin = `Origin: ${pageOrigin}`;
const json = "Content-Type: application/json";
const chunked = "Transfer-Encoding: chunked";
const long = "a".repeat(20_000);

const rows: [rule: string, bytes: string, status: number, code: string][] = [
  // Refused by Node itself.
  ["text that is not HTTP", "garbage\r\n\r\n", 400, "MALFORMED_REQUEST"],
  ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "MALFORMED_REQUEST"],
  ["HTTP/3.0", toBytes("GET /").replace("1.1", "3.0"), 400, "MALFORMED_REQUEST"],
  ["an unknown method", toBytes("chicken /"), 400, "MALFORMED_REQUEST"],
  ["a header name with a space", toBytes("GET /", "A B: 1"), 400, "MALFORMED_REQUEST"],
  ["raw bytes in a path", toBytes("GET /\xff\xfe"), 400, "MALFORMED_REQUEST"],
  ["raw bytes in a query", toBytes(`GET ${items}?trace=\xff`), 400, "MALFORMED_REQUEST"],
  [
    "a length and chunks",
    toBytes(`POST ${items}`, chunked, "Content-Length: 3"),
    400,
    "MALFORMED_REQUEST",
  ],
  [
    "a chunk without a length",
    `${toBytes(`POST ${items}`, chunked, json)}z\r\n`,
    400,
    "MALFORMED_REQUEST",
  ],
  [
    "a chunk with 20,000 extensions",
    `${toBytes(`POST ${items}`, chunked, json)}1;${long}\r\n`,
    413,
    "CHUNK_EXTENSIONS_TOO_LARGE",
  ],
  ["a header of 20,000 characters", toBytes("GET /", `A: ${long}`), 431, "HEAD_TOO_LARGE"],
  ["an address of 20,000 characters", toBytes(`GET /${long}`), 431, "HEAD_TOO_LARGE"],
  ["an unknown expectation", toBytes("GET /", "Expect: a miracle"), 417, "UNKNOWN_EXPECTATION"],
  ["a tunnel", toBytes("CONNECT localhost:4000"), 405, "NO_TUNNEL"],
  ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 421, "WRONG_HOST"],
  ["HTTP/1.0 without a Host", "GET / HTTP/1.0\r\n\r\n", 421, "WRONG_HOST"],
  // Refused by Fastify and its plugins.
  ["QUERY without a Content-Type", toBytes(`QUERY ${items}`), 404, "NOT_FOUND"],
  ["QUERY with a Content-Type", toBytes(`QUERY ${items}`, json), 404, "NOT_FOUND"],
  ["OPTIONS *", toBytes("OPTIONS *"), 404, "NOT_FOUND"],
  ["a path that cannot be decoded", toBytes(`GET ${items}/%zz`), 400, "BAD_URL"],
  ["a byte that is not UTF-8", toBytes(`GET ${items}/%ff`), 400, "BAD_URL"],
  ["half a surrogate pair", toBytes(`GET /witness/%ed%a0%80`), 400, "BAD_URL"],
  [
    "an invalid byte for a policy server",
    toBytes(`GET ${none}/0/%ff?trace=${key}.1`),
    400,
    "BAD_URL",
  ],
  ["JSON for a path without a route", toBytes("PUT /health", json), 404, "NOT_FOUND"],
  ["a file of /docs named %00", toBytes("GET /docs/static/%00"), 400, "BAD_REQUEST"],
  [
    "a range beyond the end of a file",
    toBytes("GET /docs/static/swagger-ui.css", "Range: bytes=99999999-"),
    416,
    "BAD_REQUEST",
  ],
  // Odd values for parameters.
  ["an id with %00", toBytes(`GET ${items}/1%00`), 400, "VALIDATION_FAILED"],
  ["a limit of %00", toBytes(`GET ${items}?limit=%00`), 400, "VALIDATION_FAILED"],
  ["two limits", toBytes(`GET ${items}?limit=1&limit=2`), 400, "VALIDATION_FAILED"],
  ["a trace of %00 to read", toBytes("GET /witness/%00"), 400, "BAD_TRACE"],
  ["two keys", toBytes("POST /witness?key=a&key=b", origin), 400, "VALIDATION_FAILED"],
  [
    "two predictions",
    toBytes("GET /prediction?request=a&request=b", origin),
    400,
    "VALIDATION_FAILED",
  ],
  ["a prediction of %ff", toBytes("GET /prediction?request=%ff", origin), 400, "INVALID_REQUEST"],
  [
    "an engine named __proto__",
    toBytes("GET /prediction?request=a&engine=__proto__", origin),
    400,
    "VALIDATION_FAILED",
  ],
  ["a policy of %00", toBytes(`GET /playground/%00/0/?trace=${key}.1`), 400, "INVALID_POLICY"],
  ["two live traces", toBytes(`GET ${none}/0/?trace=${key}.1&trace=${key}.1`), 403, "NO_LIVE_KEY"],
];

test.for(rows)(
  "a bad request › %s › is refused in the error envelope",
  async ([, bytes, status, code]) => {
    const before = await listAll(app);
    const answers = readAnswers(await readAll(port, bytes), "GET");
    expect(answers.map((answer) => answer.status)).toEqual([status]);
    const envelope = JSON.parse(answers[0]?.body ?? "") as Envelope;
    expect([envelope.error.code, Check(ErrorEnvelope, envelope)]).toEqual([code, true]);
    expect(envelope.error.message).toMatch(/^[A-Z].* .*[.\]]|must be/);
    expect(await listAll(app)).toEqual(before);
  },
);

const odd = [
  "trace=%00",
  "trace=%ff",
  "trace=%ed%a0%80",
  "trace=a&trace=b",
  "__proto__=a",
  "%ff=%00",
];

test.for(odd)("GET /items › ?%s › is ignored", async (query) => {
  const [answer] = readAnswers(await readAll(port, toBytes(`GET ${items}?${query}`)), "GET");
  expect(answer?.status).toBe(200);
});

const bodiless: [request: string, status: number][] = [
  [`DELETE ${items}/1`, 204],
  [`DELETE ${session}`, 204],
  ["POST /reset", 204],
  ["POST /witness", 201],
];

test.for(bodiless)("%s › a Content-Type without a body › is accepted", async ([line, status]) => {
  const [answer] = readAnswers(await readAll(port, toBytes(line, json, origin)), "GET");
  expect(answer?.status).toBe(status);
});

test("Fastify's own 4xx errors › all › have a code of the API", async () => {
  const api = await build();
  const refusals = Object.entries(errorCodes).filter(([, Refusal]) => {
    const status = new Refusal().statusCode ?? 500;
    return status < 500;
  });
  expect(refusals.length).toBeGreaterThan(5);
  for (const [name, Refusal] of refusals) {
    api.get(`/${name}`, () => {
      throw new Refusal();
    });
  }
  for (const [name] of refusals) {
    const response = await api.inject(`/${name}`);
    const { code } = response.json<Envelope>().error;
    expect([name, code]).toEqual([name, expect.not.stringMatching(/^FST_/)]);
  }
});
