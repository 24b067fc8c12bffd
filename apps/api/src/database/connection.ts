import Database from "better-sqlite3";

/** How long a statement waits for another process's lock, in milliseconds. NOTE: meanwhile nobody is answered. */
export const patience = 500;

/** Does something that fails at once where another process holds the lock. */
export function withoutWaiting(connection: Database.Database, work: () => void): void {
  connection.pragma("busy_timeout = 0");
  try {
    work();
  } finally {
    connection.pragma(`busy_timeout = ${patience}`);
  }
}

/**
 * Commits an item and its deletion at once, so that nobody ever sees it. The commit matters: SQLite begins to
 * write on a file that may only be read, and rolls back on a full disk, without a word.
 * @throws SqliteError where an item could not be created now
 */
export function tryToWrite(connection: Database.Database): void {
  // The id is negative: AUTOINCREMENT does not count it.
  const write = `
    INSERT INTO items (id, name, description, price, created_at, updated_at)
    VALUES (-1, hex(zeroblob(50)), hex(zeroblob(250)), 0, '', '');
    DELETE FROM items WHERE id = -1;`;
  connection.transaction(() => void connection.exec(write)).immediate();
}

/**
 * Gives the space of deleted rows back to the disk; not within a transaction. It is no failure where that does
 * not succeed, for want of room or of the lock: SQLite uses the space again.
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
