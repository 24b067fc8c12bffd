import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PlainError, root } from "@blocked/lab";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { patience, tryToWrite } from "./connection.ts";
import { toFile, toPlainError } from "./file.ts";
import { keepAside } from "./keep-aside.ts";

// From the top folder, because the source and the bundle lie at different places below it.
const migrationsFolder = join(root, "apps/api/drizzle");

/**
 * Opens the SQLite file, makes what is missing and brings it up to the newest migration. A file that is
 * corrupt is kept aside, and a new one begun.
 * @param path a file, seen from the top folder, or `:memory:`
 * @param say takes the sentence about a corrupt file; null where it may be in use, and so is left alone
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

/** Somebody may have named a file of another kind; it is not for us to rename. */
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
    // WAL: readers and the writer do not wait for each other.
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = NORMAL");
    const database = drizzle({ client: connection });
    migrate(database, { migrationsFolder });
    // Now and not at the first request: whether it can be written.
    tryToWrite(connection);
    return database;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function isCorrupt(file: string): boolean {
  if (!existsSync(file)) return false;
  // Only read: closing a connection that may write would put what the log beside the file holds into it.
  const connection = new Database(file, { readonly: true });
  try {
    return connection.pragma("quick_check(1)", { simple: true }) !== "ok";
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : "";
    if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return true;
    // Something to be rolled back or recovered, which whoever may write does by opening it.
    if (/^SQLITE_(?:READONLY|CANTOPEN)/.test(code)) return false;
    throw error;
  } finally {
    connection.close();
  }
}

function toStandardError(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
