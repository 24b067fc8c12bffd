import type { HeaderLine } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import type { Sent } from "../examine/types.ts";
import { readRecordings } from "../test/replay.ts";
import { whoAnswered } from "./fingerprints.ts";

function toSent(method: string, status: number, headers: HeaderLine[], body = ""): Sent {
  return {
    role: method === "OPTIONS" ? "preflight" : "request",
    raw: { url: new URL("http://localhost:4000/"), method, headers: [] },
    headers: [],
    answer: {
      httpVersion: "1.1",
      status,
      statusText: "",
      headers,
      informational: [],
      body: Buffer.from(body),
      isBodyCut: false,
      address: "127.0.0.1",
      family: 4,
      milliseconds: 1,
    },
  };
}

const known: [name: string, ...Parameters<typeof toSent>][] = [
  ["FastAPI or Starlette", "OPTIONS", 400, [], "Disallowed CORS origin, headers"],
  ["Spring", "GET", 403, [], "Invalid CORS request"],
  ["@fastify/cors", "OPTIONS", 400, [], "Invalid Preflight Request"],
  ["Cloudflare’s own page", "GET", 521, [["Server", "cloudflare"]]],
  ["a login in front of the API", "GET", 302, [["Location", "https://a.cloudflareaccess.com/x"]]],
  ["nginx itself", "GET", 502, [], "<hr><center>nginx/1.22.1</center>"],
  ["Express", "GET", 404, [["X-Powered-By", "Express"]]],
  [
    "Fastify without a route here",
    "OPTIONS",
    404,
    [],
    '{"message":"Route OPTIONS:/a not found","error":"Not Found","statusCode":404}',
  ],
  [
    "rack-cors",
    "GET",
    200,
    [
      ["Access-Control-Max-Age", "7200"],
      ["Access-Control-Allow-Methods", "GET"],
    ],
  ],
  [
    "Elysia",
    "GET",
    200,
    [
      ["Vary", "*"],
      ["Access-Control-Max-Age", "5"],
    ],
  ],
  [
    "rs/cors or Spring",
    "OPTIONS",
    204,
    [["Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"]],
  ],
  [
    "the cors package of Express, Hono, or @fastify/cors",
    "OPTIONS",
    204,
    [["Vary", "Origin, Access-Control-Request-Headers"]],
  ],
];

test.for(known)("fingerprint › %s", ([name, ...response]) => {
  expect(whoAnswered([toSent(...response)]).map((look) => look.name)).toEqual([name]);
});

test("fingerprint › nothing particular › nobody", () => {
  const common: HeaderLine[] = [
    ["Server", "cloudflare"],
    ["Vary", "Origin"],
    ["Location", "/items/login-attempts"],
    ["Access-Control-Max-Age", "7200"],
  ];
  const sent = [
    toSent("GET", 200, common, "Invalid"),
    toSent("OPTIONS", 204, [...common, ["Access-Control-Allow-Methods", "GET"]]),
    toSent("GET", 403, []),
  ];
  expect(whoAnswered(sent)).toEqual([]);
});

test("fingerprint › every recorded response of Fastify › Fastify’s, or nobody’s", () => {
  const rows = readRecordings().flatMap((recording) => recording.rows);
  const names = rows.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ method, response }) =>
      response === null ? [] : whoAnswered([toSent(method, response.status, response.headers)]),
    ),
  );
  const own = /fastify/i;
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter(({ name }) => !own.test(name))).toEqual([]);
});
