import Database from "better-sqlite3";

/** Milliseconds to wait for another process's lock. NOTE: the wait blocks the event loop. */
export const patience = 500;

/** Runs work that fails at once while another process holds the lock. */
export function withoutWaiting(connection: Database.Database, work: () => void): void {
  connection.pragma("busy_timeout = 0");
  try {
    work();
  } finally {
    connection.pragma(`busy_timeout = ${patience}`);
  }
}

/**
 * Commits an item and its deletion in one transaction. Only a commit proves that writing works: on a read-only file
 * or a full disk the statements alone succeed.
 * @throws SqliteError when an item could not be created
 */
export function tryToWrite(connection: Database.Database): void {
  // AUTOINCREMENT ignores a negative id.
  const write = `
    INSERT INTO items (id, name, description, price, created_at, updated_at)
    VALUES (-1, hex(zeroblob(50)), hex(zeroblob(250)), 0, '', '');
    DELETE FROM items WHERE id = -1;`;
  connection.transaction(() => void connection.exec(write)).immediate();
}

/**
 * Returns the space of deleted rows to the disk. Call it outside a transaction. It ignores a full disk and a lock:
 * SQLite reuses the space later.
 */
export function giveSpaceBack(connection: Database.Database): void {
  if (connection.pragma("freelist_count", { simple: true }) === 0) return;
  try {
    withoutWaiting(connection, () => {
      connection.exec("VACUUM");
      connection.pragma("wal_checkpoint(TRUNCATE)");
    });
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}
