import { statSync } from "node:fs";
import { ApiError } from "../errors.ts";
import type { LabDatabase } from "./database.ts";

/**
 * Finds out whether the file and its log are still those that are open. SQLite goes on writing into files that
 * were deleted or replaced, and all of it is lost when the process ends.
 *
 * They are not opened again: whoever took them away may be about to put others in their place, and only a start
 * looks whether those are sound. Until then every write is refused.
 * @returns a check that throws an ApiError
 */
export function createPresenceCheck({ $client }: LabDatabase): () => void {
  const { name, memory } = $client;
  if (memory) return () => {};
  // NOTE: never by opening the file. Closing it again would drop this process's locks on it.
  const look = () => `${toIdentity(name)} ${toIdentity(`${name}-wal`)}`;
  const opened = look();
  return () => {
    if (look() === opened || !$client.open) return;
    throw new ApiError(
      503,
      "DATABASE_UNAVAILABLE",
      "The database file was deleted or replaced while it was open; stop the API and start it again.",
    );
  };
}

function toIdentity(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? "gone" : `${found.dev}:${found.ino}`;
}
