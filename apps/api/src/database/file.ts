import { existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { PlainError, root } from "@blocked/lab";
import Database from "better-sqlite3";

/**
 * Resolves DATABASE_PATH without symbolic links, because the lock is found by the name. Creates a missing folder.
 * @param path relative to the root, or `:memory:`
 */
export function toFile(path: string): string {
  if (path === ":memory:") return path;
  const file = resolve(root, path);
  makeFolder(dirname(file));
  if (!existsSync(file)) return file;
  // SQLite would wait forever for a pipe.
  if (!statSync(file).isFile()) throw new Error("it is no file");
  return realpathSync(file);
}

/** NOTE: `recursive` never returns in a folder that takes no new one, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have created it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}

/** Explains in one sentence why the file cannot be used. Returns a PlainError unchanged. */
export function toPlainError(path: string, error: unknown, what = "opened"): PlainError {
  if (error instanceof PlainError) return error;
  const file = path === ":memory:" ? path : resolve(root, path);
  const reason = toReason(error);
  if (/bindings file|NODE_MODULE_VERSION|better_sqlite3\.node/.test(reason)) {
    return new PlainError(
      "better-sqlite3 has no binary for this Node: type  npx -y pnpm@12 rebuild better-sqlite3  (without a prebuilt one it needs python3, make and a C++ compiler).",
    );
  }
  // A full disk causes either message.
  const isDisk = /disk is full|disk I\/O error|ENOSPC/.test(reason);
  const advice = isDisk ? "look whether its disk is full" : "check the path and its permissions";
  return new PlainError(
    `The database ${file} cannot be ${what} (${reason}): ${advice}, or set DATABASE_PATH to another file.`,
  );
}

/** Drizzle's own message is the query; its cause is what SQLite said. */
function toReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : toReason(error.cause);
}

/**
 * Writes outside a request.
 * @throws PlainError when SQLite refuses
 */
export function writeOrExplain(
  { $client }: { $client: Database.Database },
  write: () => void,
): void {
  try {
    write();
  } catch (error) {
    throw error instanceof Database.SqliteError
      ? toPlainError($client.name, error, "written")
      : error;
  }
}
