import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { profiles } from "@blocked/profiles";
import Database from "better-sqlite3";
import type { FastifyInstance, InjectOptions } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { type LabDatabase, openDatabase } from "../../src/database/database.ts";
import { build, items, listAll, pageOrigin, withJson } from "../support/build.ts";
import { makeFolder } from "../real/folder.ts";

const pen = { name: "Pen", description: null, price: 1 };
const writes: [write: string, request: InjectOptions & { url: string }][] = [
  ["POST", withJson("POST", items, pen)],
  [
    "POST as text/plain",
    { ...withJson("POST", items, pen), headers: { "content-type": "text/plain" } },
  ],
  ["PUT", withJson("PUT", `${items}/1`, pen)],
  ["PATCH", withJson("PATCH", `${items}/1`, { price: 1 })],
  ["DELETE", { method: "DELETE", url: `${items}/1` }],
  ["POST /reset", { method: "POST", url: "/reset", headers: { origin: pageOrigin } }],
];

/** One profile is enough, and registering them takes most of the time. */
const correct = profiles.filter(({ id }) => id === "correct");

/** Makes writes fail. Returns a function that repairs the database, or null where that is impossible. */
type Fault = (database: LabDatabase, path: string) => (() => void) | null;

const refuses = "The database did not take this; the API's log says why.";
const isGone =
  "The database file was deleted or replaced while it was open; stop the API and start it again.";

const faults: [fault: string, sentence: string, begin: Fault][] = [
  [
    "is read-only",
    refuses,
    ({ $client }) => {
      $client.pragma("query_only = ON");
      return () => void $client.pragma("query_only = OFF");
    },
  ],
  [
    "is locked by another writer",
    refuses,
    ({ $client }, path) => {
      $client.pragma("busy_timeout = 1");
      const other = new Database(path);
      onTestFinished(() => void other.close());
      other.exec("BEGIN IMMEDIATE");
      return () => void other.exec("ROLLBACK");
    },
  ],
  [
    "is deleted",
    isGone,
    (_, path) => {
      for (const ending of ["", "-wal", "-shm"]) rmSync(path + ending);
      return null;
    },
  ],
  [
    "is replaced by another file",
    isGone,
    (_, path) => {
      openDatabase(`${path}.new`).$client.close();
      renameSync(`${path}.new`, path);
      return null;
    },
  ],
  [
    "is moved away",
    isGone,
    (_, path) => {
      renameSync(path, `${path}.old`);
      return () => renameSync(`${path}.old`, path);
    },
  ],
  [
    "has lost its log",
    isGone,
    (_, path) => {
      rmSync(`${path}-wal`);
      return null;
    },
  ],
];

const toCode = async (app: FastifyInstance, request: InjectOptions | string) =>
  (await app.inject(request)).statusCode;

test.for(faults)(
  "a database that %s › every write › 503, and nothing changes",
  async ([, sentence, begin]) => {
    for (const [write, request] of writes) {
      const path = join(makeFolder(), "lab.sqlite");
      const database = openDatabase(path);
      let log = "";
      const logStream = { write: (line: string) => void (log += line) };
      const app = await build({ database, logLevel: "error", logStream, profiles: correct });
      const before = await listAll(app);
      const end = begin(database, path);
      const answer = await app.inject(request);
      const error = { code: "DATABASE_UNAVAILABLE", message: sentence };
      expect([write, answer.statusCode, answer.json()]).toEqual([write, 503, { error }]);
      expect(log).not.toBe("");
      expect(await listAll(app)).toEqual(before);
      expect(await toCode(app, "/health")).toBe(503);
      end?.();
      const codes = [await toCode(app, request), await toCode(app, "/health")];
      expect([write, codes.every((code) => code < 300)]).toEqual([write, end !== null]);
    }
  },
);

const codes: [code: string, status: number][] = [
  ["SQLITE_BUSY", 503],
  ["SQLITE_BUSY_SNAPSHOT", 503],
  ["SQLITE_CANTOPEN", 503],
  ["SQLITE_CORRUPT", 503],
  ["SQLITE_FULL", 503],
  ["SQLITE_IOERR_WRITE", 503],
  ["SQLITE_IOERR_SHMSIZE", 503],
  ["SQLITE_READONLY_DBMOVED", 503],
  ["SQLITE_ERROR", 500],
  ["SQLITE_CONSTRAINT_NOTNULL", 500],
  ["SQLITE_MISMATCH", 500],
  ["SQLITE_RANGE", 500],
];

test.for(codes)("an SQLite error › %s › status %i", async ([code, status]) => {
  const app = await build({ profiles: correct });
  app.get("/fails", () => {
    throw new Database.SqliteError("an internal secret", code);
  });
  const answer = await app.inject("/fails");
  expect(answer.statusCode).toBe(status);
  expect(answer.body).not.toContain("secret");
});
