import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PlainError, root } from "@blocked/lab";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { patience, tryToWrite } from "./connection.ts";
import { toFile, toPlainError } from "./file.ts";
import { keepAside } from "./keep-aside.ts";

// Relative to the root, because source and bundle have different depths.
const migrationsFolder = join(root, "apps/api/drizzle");

/**
 * Opens the SQLite file, creates it if needed and runs the migrations. A corrupt file is renamed, and a new one
 * created.
 * @param path relative to the root, or `:memory:`
 * @param say receives the sentence about a corrupt file; null leaves the file alone, because it may be in use
 * @throws PlainError when the file cannot be opened or written, or is no database
 */
export function openDatabase(
  path: string,
  say: ((sentence: string) => void) | null = toStandardError,
) {
  try {
    const file = toFile(path);
    if (isCorrupt(file)) {
      if (say === null) throw new PlainError(`The database ${file} is corrupt: ${startFirst}`);
      if (!mayBeOurs(file)) throw new PlainError(`The file ${file} is no database: ${setAnother}`);
      const kept = keepAside(file);
      say(`The database ${file} is corrupt: it is kept as ${kept}, and a new one is begun.`);
    }
    return open(file);
  } catch (error) {
    throw toPlainError(path, error);
  }
}

const startFirst =
  "stop the lab and start it again, which keeps this file aside and begins a new one.";
const setAnother = "set DATABASE_PATH to another one, which may be new.";

/** Protects a file of another kind, which a wrong DATABASE_PATH may name, from being renamed. */
function mayBeOurs(file: string): boolean {
  const begin = readFileSync(file).subarray(0, 16).toString("latin1");
  return begin === "SQLite format 3\0" || file.endsWith(".sqlite");
}

export type LabDatabase = ReturnType<typeof open>;

export function countKnownMigrations(): number {
  const journal = readFileSync(join(migrationsFolder, "meta/_journal.json"), "utf8");
  return (JSON.parse(journal) as { entries: unknown[] }).entries.length;
}

function open(file: string) {
  const connection = new Database(file);
  try {
    connection.pragma(`busy_timeout = ${patience}`);
    // In WAL mode, readers and the writer do not block each other.
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = NORMAL");
    const database = drizzle({ client: connection });
    migrate(database, { migrationsFolder });
    // Fails at the start, and not at the first request.
    tryToWrite(connection);
    return database;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function isCorrupt(file: string): boolean {
  if (!existsSync(file)) return false;
  // Read-only: closing a writable connection would checkpoint the log into the corrupt file.
  const connection = new Database(file, { readonly: true });
  try {
    return connection.pragma("quick_check(1)", { simple: true }) !== "ok";
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : "";
    if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return true;
    // The file needs a rollback or recovery, which the writable connection performs.
    if (/^SQLITE_(?:READONLY|CANTOPEN)/.test(code)) return false;
    throw error;
  } finally {
    connection.close();
  }
}

function toStandardError(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
