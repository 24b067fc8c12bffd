import { type TraceRecord as Seen, type Session, sessionCookie } from "@blocked/api-client";
import { getHeader } from "@blocked/cors-protocol";
import type { InjectOptions } from "fastify";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import {
  build,
  items,
  newKey,
  pageOrigin,
  preflightOf,
  restore,
  session,
  withJson,
} from "../support/build.ts";

const database = openDatabase(":memory:");
const app = await build({ database }, afterAll);
beforeEach(() => restore(database));

async function readTrace(trace: string): Promise<Seen["exchanges"]> {
  return (await app.inject(`/witness/${trace}`)).json<Seen>().exchanges;
}

const reads: [rule: string, trace: (key: string) => string, status: number, body: object][] = [
  ["a trace without exchanges › an empty record", (key) => `${key}.1`, 200, { exchanges: [] }],
  ["a key alone › 400", (key) => key, 400, { error: { code: "BAD_TRACE" } }],
  ["a trace with capitals › 400", (key) => `${key}.A`, 400, { error: { code: "BAD_TRACE" } }],
  [
    "a trace of 40 characters › an empty record",
    (key) => `${key}.${"1".repeat(23)}`,
    200,
    { exchanges: [] },
  ],
  [
    "a trace of 41 characters › 400",
    (key) => `${key}.${"1".repeat(24)}`,
    400,
    { error: { code: "BAD_TRACE" } },
  ],
  [
    "a trace of 500 characters › 400",
    (key) => `${key}.${"1".repeat(500)}`,
    400,
    { error: { code: "BAD_TRACE" } },
  ],
  [
    "a key of another run › 404",
    () => `${"0".repeat(16)}.1`,
    404,
    { error: { code: "UNKNOWN_KEY", message: expect.stringContaining("was restarted") } },
  ],
];

test.for(reads)("GET /witness › %s", async ([, trace, status, body]) => {
  const response = await app.inject(`/witness/${trace(await newKey(app))}`);
  expect(response.statusCode).toBe(status);
  expect(response.json()).toMatchObject(body);
});

test("a record › a PUT with its preflight › two exchanges in order", async () => {
  const trace = `${await newKey(app)}.1`;
  const url = `${items}/1?trace=${trace}`;
  const put = withJson("PUT", url, { name: "Pen", price: 1 });
  const before = Date.now();
  await app.inject(preflightOf(url));
  await app.inject({ ...put, headers: { ...put.headers, origin: pageOrigin } });
  const [preflight, actual, ...rest] = await readTrace(trace);
  expect(rest).toEqual([]);
  expect(preflight).toMatchObject({
    method: "OPTIONS",
    path: url,
    requestHeaders: expect.arrayContaining([["access-control-request-method", "PUT"]]),
    response: { status: 204 },
    handlerRan: false,
    rowsWritten: 0,
  });
  expect(actual).toMatchObject({
    method: "PUT",
    path: url,
    requestHeaders: expect.arrayContaining([["content-type", "application/json"]]),
    response: { status: 200 },
    handlerRan: true,
    rowsWritten: 1,
  });
  for (const exchange of [preflight, actual]) {
    const headers = exchange?.response?.headers ?? [];
    expect(getHeader(headers, "Access-Control-Allow-Origin")).toBe(pageOrigin);
    expect(exchange?.at).toBeGreaterThanOrEqual(before);
  }
});

const writes: [rule: string, request: InjectOptions & { url: string }, seen: object][] = [
  ["a read", { url: items }, { handlerRan: true, rowsWritten: 0 }],
  ["POST", withJson("POST", items, { name: "a", price: 1 }), { handlerRan: true, rowsWritten: 1 }],
  ["DELETE", { method: "DELETE", url: `${items}/1` }, { handlerRan: true, rowsWritten: 1 }],
  [
    "DELETE of a missing item",
    { method: "DELETE", url: `${items}/9` },
    { handlerRan: true, rowsWritten: 0, response: { status: 404 } },
  ],
  [
    "an invalid body",
    withJson("POST", items, {}),
    { handlerRan: false, rowsWritten: 0, response: { status: 400 } },
  ],
  ["a 404", { url: "/p/correct/nothing" }, { handlerRan: false, response: { status: 404 } }],
  [
    "a misspelt profile's preflight",
    preflightOf("/p/typo/items"),
    { handlerRan: false, response: { status: 204 } },
  ],
];

test.for(writes)(
  "a record › %s › says whether the handler ran and what it wrote",
  async ([, request, seen]) => {
    const trace = `${await newKey(app)}.1`;
    await app.inject({ ...request, url: `${request.url}?trace=${trace}` });
    expect(await readTrace(trace)).toMatchObject([seen]);
  },
);

test("a record › cookies and tokens › are marked as present without their values", async () => {
  const trace = `${await newKey(app)}.1`;
  const credentials = { username: "demo", password: "let-me-in" };
  const signIn = await app.inject(withJson("POST", `${session}?trace=${trace}`, credentials));
  const { token } = signIn.json<Session>();
  const headers = {
    authorization: `Bearer ${token}`,
    "proxy-authorization": "Basic hidden",
    cookie: `a=hidden; ${sessionCookie}=${token}`,
  };
  const whoAmI = await app.inject({ url: `${session}?trace=${trace}`, headers });
  expect(whoAmI.statusCode).toBe(200);

  const text = (await app.inject(`/witness/${trace}`)).body;
  for (const secret of [token, "hidden", "let-me-in"]) expect(text).not.toContain(secret);
  const [first, second] = (JSON.parse(text) as Seen).exchanges;
  expect(first?.response?.headers).toContainEqual(["set-cookie", `(present: ${sessionCookie})`]);
  expect(second?.requestHeaders).toEqual(
    expect.arrayContaining([
      ["authorization", "(present: Bearer)"],
      ["proxy-authorization", "(present: Basic)"],
      ["cookie", `(present: a, ${sessionCookie})`],
    ]),
  );
});
