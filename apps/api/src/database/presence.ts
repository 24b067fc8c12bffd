import { statSync } from "node:fs";
import { ApiError } from "../errors.ts";
import type { LabDatabase } from "./database.ts";

/**
 * Creates a check that throws an ApiError once the open file or its log was deleted or replaced. SQLite keeps
 * writing into a deleted file, and those writes are lost when the process ends. The API does not open the new
 * file, because only a start checks whether it is sound.
 */
export function createPresenceCheck({ $client }: LabDatabase): () => void {
  const { name, memory } = $client;
  if (memory) return () => {};
  // NOTE: do not open the file. Closing it would drop this process's locks on it.
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
