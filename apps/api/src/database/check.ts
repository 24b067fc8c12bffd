import { count } from "drizzle-orm";
import { tryToWrite, withoutWaiting } from "./connection.ts";
import { countKnownMigrations, type LabDatabase } from "./database.ts";
import { createPresenceCheck } from "./presence.ts";
import { items } from "./schema.ts";

/** Creates a check that reads and writes, and throws when either fails. */
export function createCheck(database: LabDatabase) {
  const { $client: connection } = database;
  const expectPresent = createPresenceCheck(database);
  return () => {
    expectPresent();
    database.select({ total: count() }).from(items).get();
    // Waiting for a lock would block every other request.
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
