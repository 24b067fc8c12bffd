import type { LabDatabase } from "./database.ts";

/** Not more, because anybody may ask for any page. */
const most = 20;

/**
 * Remembers what was read until the next write to the file, whoever makes it. SQLite counts both: the rows
 * that this connection ever changed, and the commits of all the others (`pnpm reset`, for one).
 */
export function createMemory<Value>({ $client }: LabDatabase) {
  const ours = $client.prepare<[], number>("SELECT total_changes()").pluck();
  const theirs = $client.prepare<[], number>("PRAGMA data_version").pluck();
  const known = new Map<string, Value>();
  let version = "";

  return (key: string, read: () => Value): Value => {
    const now = `${ours.get()} ${theirs.get()}`;
    if (now !== version || known.size > most) known.clear();
    version = now;
    const value = known.get(key) ?? read();
    known.set(key, value);
    return value;
  };
}
