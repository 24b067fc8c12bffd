import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startFastApi } from "@blocked/lab/python";
import Database from "better-sqlite3";
import type { InjectOptions } from "fastify";
import { inject, onTestFinished } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { samples } from "../../src/items/samples.ts";
import { type Received, sendOverHttp } from "./over-http.ts";
import { build, restore } from "./build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that the contract's tests are about. */
    server: "fastify" | "fastapi";
  }
}

/** A server of the contract: Fastify in this process, or FastAPI in one of its own. */
export type Subject = {
  inject: (request: InjectOptions | string) => Promise<Received>;
  /** Restores the table of a first start, the next id included. */
  restore: () => void;
};

type WhenDone = (close: () => Promise<void>) => void;

export const server = inject("server");

/** @param whenDone afterAll for a server that all tests of a file share */
export async function openSubject(
  options: { jwtSecret?: string } = {},
  whenDone: WhenDone = onTestFinished,
): Promise<Subject> {
  if (server === "fastapi") return openFastApi(options, whenDone);
  const database = openDatabase(":memory:");
  const app = await build({ ...options, database }, whenDone);
  return { inject: (request) => app.inject(request), restore: () => restore(database) };
}

async function openFastApi(
  { jwtSecret }: { jwtSecret?: string },
  whenDone: WhenDone,
): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  const file = join(folder, "items.sqlite");
  const { url, stop } = await startFastApi("today", {
    FASTAPI_PORT: "0",
    FASTAPI_DATABASE_PATH: file,
    JWT_SECRET: jwtSecret ?? "",
  });
  const database = new Database(file);
  whenDone(async () => {
    database.close();
    await stop();
    rmSync(folder, { recursive: true });
  });
  return {
    inject: (request) => sendOverHttp(url, request),
    restore: () => restoreTable(database),
  };
}

/** The table has the same columns in both servers. */
function restoreTable(database: Database.Database): void {
  const now = new Date().toISOString();
  const insert = database.prepare("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?)");
  database.transaction(() => {
    database.exec("DELETE FROM items; DELETE FROM sqlite_sequence");
    for (const [index, { name, description, price }] of samples.entries()) {
      insert.run(index + 1, name, description, price, now, now);
    }
  })();
}
