import { accessSync, constants } from "node:fs";
import { PlainError } from "@blocked/lab";
import Database from "better-sqlite3";
import { patience } from "./connection.ts";
import { toFile, toPlainError } from "./file.ts";

/**
 * Locks the database for this process: two APIs on one file would show each other's writes. `pnpm reset` ignores
 * the lock. It is SQLite's own, on an empty file beside the database, and the system drops it even when the
 * process is killed.
 * @throws PlainError while another process holds it
 */
export function lockDatabase(path: string): void {
  if (path === ":memory:") return;
  try {
    lock(toFile(path));
  } catch (error) {
    throw toPlainError(path, error);
  }
}

function lock(file: string): void {
  const name = `${file}.lock`;
  const connection = new Database(name, { timeout: patience });
  try {
    // On a read-only file, SQLite takes no lock and reports no error.
    accessSync(name, constants.W_OK);
    connection.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    connection.close();
    if (!(error instanceof Database.SqliteError && error.code === "SQLITE_BUSY")) throw error;
    throw new PlainError(
      `Another lab uses the database ${file}: stop it, or set DATABASE_PATH to another file.`,
    );
  }
  // The listener also keeps the connection from garbage collection, which would drop the lock.
  process.once("exit", () => connection.close());
}
