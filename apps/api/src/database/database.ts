import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PlainError, root } from "@blocked/lab";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";

// From the top folder, because the source and the bundle lie at different places below it.
const migrationsFolder = join(root, "apps/api/drizzle");

/**
 * Opens the SQLite file, makes what is missing and brings it up to the newest migration.
 * @param path a file, seen from the top folder, or `:memory:`
 * @throws PlainError when the file cannot be opened or written
 */
export function openDatabase(path: string) {
  const connection = connect(path === ":memory:" ? path : resolve(root, path));
  // WAL: readers and the writer do not wait for each other.
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = NORMAL");
  connection.pragma("busy_timeout = 5000");
  const database = drizzle({ client: connection });
  migrate(database, { migrationsFolder });
  return database;
}

export type LabDatabase = ReturnType<typeof openDatabase>;

function connect(path: string): Database.Database {
  try {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    const connection = new Database(path);
    connection.pragma("user_version");
    return connection;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/bindings file|NODE_MODULE_VERSION|better_sqlite3\.node/.test(reason)) {
      throw new PlainError(
        "better-sqlite3 has no binary for this Node: type  npx -y pnpm@12 rebuild better-sqlite3  (without a prebuilt one it needs python3, make and a C++ compiler).",
      );
    }
    throw new PlainError(
      `The database ${path} cannot be opened (${reason}): check the path and its permissions, or set DATABASE_PATH to another file.`,
    );
  }
}
