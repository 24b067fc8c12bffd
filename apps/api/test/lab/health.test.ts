import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { profiles } from "@blocked/profiles";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { build, items, listAll, newKey, withJson } from "../support/build.ts";

const version = expect.stringMatching(/^\d+\.\d+\.\d+$/);

test("GET /health › a sound API › versions, memory and a writable database", async () => {
  const app = await build({ profiles: profiles.slice(0, 3) });
  await newKey(app);
  expect((await app.inject("/health")).json()).toEqual({
    status: "ok",
    database: { writable: true, migrations: { applied: 1, known: 1 } },
    versions: {
      node: process.versions.node,
      fastify: app.version,
      "@fastify/cors": version,
      sqlite: version,
    },
    profiles: 3,
    memory: { heapUsed: expect.any(Number), keys: 1, traces: 0, characters: 0, policyServers: 0 },
  });
});

type Faulty = { database: ReturnType<typeof openDatabase>; path: string };

const faults: [rule: string, break_: (faulty: Faulty) => void][] = [
  ["is closed", ({ database }) => void database.$client.close()],
  ["has lost its table", ({ database }) => void database.$client.exec("DROP TABLE items")],
  ["is read-only", ({ database }) => void database.$client.pragma("query_only = ON")],
  [
    "is locked by another writer",
    ({ path }) => {
      const other = new Database(path);
      onTestFinished(() => void other.close());
      other.exec("BEGIN IMMEDIATE");
    },
  ],
];

test.for(faults)("GET /health › a database that %s › 503 with one sentence", async ([, break_]) => {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "lab.sqlite");
  const database = openDatabase(path);
  const app = await build({ database });
  expect((await app.inject("/health")).statusCode).toBe(200);
  break_({ database, path });
  const response = await app.inject("/health");
  expect([response.statusCode, response.json()]).toEqual([
    503,
    {
      error: {
        code: "DATABASE_UNAVAILABLE",
        message: "The database cannot be read or written; the API's log says why.",
      },
    },
  ]);
});

test("GET /health › busy_timeout › stays as it was", async () => {
  const database = openDatabase(":memory:");
  const app = await build({ database });
  await app.inject("/health");
  expect(database.$client.pragma("busy_timeout", { simple: true })).toBe(500);
});

test("a full disk › writes and /health are 503 until there is room; reads still work", async () => {
  const database = openDatabase(":memory:");
  const app = await build({ database });
  const { total } = await listAll(app);
  const pages = database.$client.pragma("page_count", { simple: true }) as number;
  database.$client.pragma(`max_page_count = ${pages}`);
  const item = { name: "x".repeat(100), description: "x".repeat(500), price: 1 };
  const write = () => app.inject(withJson("POST", items, item));
  let written = 0;
  let answer = await write();
  for (; answer.statusCode === 201; answer = await write()) written += 1;
  expect([answer.statusCode, answer.json()]).toEqual([
    503,
    {
      error: {
        code: "DATABASE_UNAVAILABLE",
        message: "The database did not take this; the API's log says why.",
      },
    },
  ]);
  expect((await listAll(app)).total).toBe(total + written);
  const health = () => app.inject("/health");
  expect((await health()).statusCode).toBe(503);
  database.$client.pragma("max_page_count = 4294967294");
  expect([(await health()).statusCode, (await write()).statusCode]).toEqual([200, 201]);
});

test("GET /health › repeated › changes neither items nor the next id", async () => {
  const app = await build();
  const before = await listAll(app);
  for (let count = 1; count <= 3; count += 1) await app.inject("/health");
  expect(await listAll(app)).toEqual(before);
  const created = await app.inject(withJson("POST", items, { name: "next", price: 1 }));
  expect(created.json()).toMatchObject({ id: before.total + 1 });
});
