import { accessSync, constants } from "node:fs";
import { PlainError } from "@blocked/lab";
import Database from "better-sqlite3";
import { patience } from "./connection.ts";
import { toFile, toPlainError } from "./file.ts";

/**
 * Keeps the database for this process until it ends; for the API, of which two on one file would each show
 * what the other did. `pnpm reset` opens the file beside it.
 *
 * The lock is SQLite's own, on an empty file beside the database: the system drops it with the process, even
 * with one that is killed, so that no lock is ever left behind.
 * @throws PlainError where another process keeps it
 */
export function keepDatabase(path: string): void {
  if (path === ":memory:") return;
  try {
    keep(toFile(path));
  } catch (error) {
    throw toPlainError(path, error);
  }
}

function keep(file: string): void {
  const name = `${file}.lock`;
  const lock = new Database(name, { timeout: patience });
  try {
    // On a file that may only be read, SQLite takes no lock and says nothing.
    accessSync(name, constants.W_OK);
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError && error.code === "SQLITE_BUSY")) throw error;
    throw new PlainError(
      `Another lab uses the database ${file}: stop it, or set DATABASE_PATH to another file.`,
    );
  }
  // Also so that it is not collected as garbage, which would drop the lock.
  process.once("exit", () => lock.close());
}
