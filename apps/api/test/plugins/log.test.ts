import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { demoUser, sessionCookie, type Session } from "@blocked/api-client";
import { expect, test, vi } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { build, items, newKey, pageOrigin, session, withJson } from "../support/build.ts";

type Line = { msg: string; reqId?: string; profile?: string; req?: object; err?: object };

/** An API with the most detailed log, and its lines. */
async function buildWithLog(options: Parameters<typeof build>[0] = {}) {
  let text = "";
  const logStream = { write: (line: string) => void (text += line) };
  const database = openDatabase(":memory:");
  const app = await build({ logLevel: "trace", logStream, database, ...options });
  const lines = () =>
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
  return { app, lines, text: () => text, database };
}

test("the log › lines of a request › have its id and, below /p/, the profile", async () => {
  const { app, lines } = await buildWithLog();
  await app.inject(`${items}?limit=1`);
  await app.inject("/p/disabled/nothing");
  await app.inject("/health");
  const seen = lines().map(({ msg, reqId, profile }) => [msg, reqId, profile]);
  expect(seen.filter(([, reqId]) => reqId !== undefined)).toEqual([
    ["incoming request", "req-1", "correct"],
    ["request completed", "req-1", "correct"],
    ["incoming request", "req-2", "disabled"],
    ["request completed", "req-2", "disabled"],
    ["incoming request", "req-3", undefined],
    ["request completed", "req-3", undefined],
  ]);
  expect(lines().find(({ req }) => req !== undefined)?.req).toEqual({ method: "GET", path: items });
});

test("the log › passwords, tokens, cookies and keys › never appear", async () => {
  const { app, text } = await buildWithLog();
  const key = await newKey(app);
  const { token } = (await app.inject(withJson("POST", session, demoUser))).json<Session>();
  const wrong = "a wrong password";
  const headers = { cookie: `${sessionCookie}=${token}`, origin: pageOrigin };
  await app.inject(withJson("POST", session, { ...demoUser, password: wrong }));
  await app.inject({ url: `${session}?token=${token}&trace=${key}.1`, headers });
  await app.inject({ url: session, headers: { authorization: `Bearer ${token}` } });
  await app.inject({ url: `/witness/${key}.1`, headers });
  await app.inject({ method: "POST", url: `/witness?key=${key}`, headers });
  // Also when a whole object is logged.
  app.log.info({ password: wrong, user: { token }, req: { headers }, headers, error: { key } });
  app.log.error(Object.assign(new Error("no"), { token, params: [wrong] }));
  expect(text()).toContain("(hidden)");
  for (const secret of [demoUser.password, wrong, token, key]) {
    expect(text()).not.toContain(secret);
  }
});

test("the log › an internal error › has the stack, and the response has not", async () => {
  const { app, lines, database } = await buildWithLog();
  database.$client.exec("DROP TABLE items");
  const response = await app.inject(items);
  expect(response.statusCode).toBe(500);
  expect(response.body).not.toMatch(/select|no such table|\.ts/i);
  const failure = lines().find(({ err }) => err !== undefined);
  expect(failure).toMatchObject({ profile: "correct", reqId: "req-1" });
  expect(failure?.err).toMatchObject({ message: expect.stringContaining("no such table") });
});

test("the log › an overload › one line at its beginning", async () => {
  const limits = { maxHeapUsedBytes: 1, sampleInterval: 10 };
  const { app, lines } = await buildWithLog({ pressureLimits: limits, logLevel: "warn" });
  await app.ready();
  await vi.waitUntil(() => app.isOverloaded(), { timeout: 60_000 });
  for (let count = 1; count <= 3; count += 1) await app.inject(items);
  expect(lines().map(({ msg }) => msg)).toEqual(["The API is overloaded; requests are refused."]);
});

test("an overload ends › the API answers again, and the log says so", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const maxHeapUsedBytes = process.memoryUsage().heapUsed + 16 * 2 ** 20;
  const limits = { maxHeapUsedBytes, sampleInterval: 10 };
  const { app, lines } = await buildWithLog({ pressureLimits: limits, logLevel: "warn" });
  const becomes = (status: number) =>
    vi.waitUntil(async () => (await app.inject(items)).statusCode === status, { timeout: 60_000 });
  const load = [Array<number>(4 * 2 ** 20).fill(0.5)];
  await becomes(503);
  load.pop();
  collect();
  await becomes(200);
  expect(lines().map(({ msg }) => msg)).toEqual([
    "The API is overloaded; requests are refused.",
    "The API is no longer overloaded.",
  ]);
});
