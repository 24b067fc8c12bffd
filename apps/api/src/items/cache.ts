import type { LabDatabase } from "../database/database.ts";

/** Bounds the cache, because a client may request any page. */
const most = 20;

/**
 * Caches pages until the next write to the file. SQLite counts the rows that this connection changed and the
 * commits of every other one, such as that of `pnpm reset`.
 */
export function createPageCache<Value>({ $client }: LabDatabase) {
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
