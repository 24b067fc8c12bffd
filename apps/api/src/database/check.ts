import { count } from "drizzle-orm";
import { tryToWrite, withoutWaiting } from "./connection.ts";
import { countKnownMigrations, type LabDatabase } from "./database.ts";
import { createPresenceCheck } from "./presence.ts";
import { items } from "./schema.ts";

/** @returns a check that really reads and really writes, and throws when either fails */
export function createCheck(database: LabDatabase) {
  const { $client: connection } = database;
  const expectPresent = createPresenceCheck(database);
  return () => {
    expectPresent();
    database.select({ total: count() }).from(items).get();
    // Whoever asks for this should not be able to keep everybody else waiting.
    withoutWaiting(connection, () => tryToWrite(connection));
    const { applied } = connection
      .prepare<[], { applied: number }>("SELECT count(*) AS applied FROM __drizzle_migrations")
      .get() ?? { applied: 0 };
    const { version } = connection
      .prepare<[], { version: string }>("SELECT sqlite_version() AS version")
      .get() ?? { version: "" };
    return {
      writable: true,
      migrations: { applied, known: countKnownMigrations() },
      sqlite: version,
    };
  };
}
