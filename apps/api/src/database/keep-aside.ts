import { existsSync, renameSync } from "node:fs";

/** The file and what SQLite keeps beside it; under a new name they still belong together. */
const endings = ["", "-wal", "-shm", "-journal"];

/**
 * Gives a file that is no usable database another name, so that nothing overwrites what may be saved from it.
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
