import { join } from "node:path";
import { root } from "@blocked/lab";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { expect, test } from "vitest";
import { toPlainError } from "./file.ts";

/** What a migration throws where SQLite may not grow the file. */
function failToMigrate(): unknown {
  const connection = new Database(":memory:");
  connection.pragma("max_page_count = 1");
  try {
    migrate(drizzle({ client: connection }), { migrationsFolder: join(root, "apps/api/drizzle") });
    return null;
  } catch (error) {
    return error;
  } finally {
    connection.close();
  }
}

test("toPlainError › the disk fills during a migration › says that it is full", () => {
  expect(toPlainError("/x/lab.sqlite", failToMigrate()).message).toBe(
    "The database /x/lab.sqlite cannot be opened (database or disk is full): look whether its disk is full, or set DATABASE_PATH to another file.",
  );
});
