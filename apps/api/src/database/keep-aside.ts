import { existsSync, renameSync } from "node:fs";

/** The database and the files that SQLite keeps beside it. */
const endings = ["", "-wal", "-shm", "-journal"];

/**
 * Renames a corrupt database, so nothing overwrites data that may be recoverable.
 * @returns the new name
 */
export function keepAside(path: string, now = new Date()): string {
  const time = now.toISOString().replaceAll(/[:.]/g, "-");
  const name = findFreeName(`${path}.corrupt-${time}`);
  for (const ending of endings) {
    if (existsSync(path + ending)) renameSync(path + ending, name + ending);
  }
  return name;
}

function findFreeName(wanted: string, attempt = 1): string {
  const name = attempt === 1 ? wanted : `${wanted}-${attempt}`;
  const isFree = endings.every((ending) => !existsSync(name + ending));
  return isFree ? name : findFreeName(wanted, attempt + 1);
}
