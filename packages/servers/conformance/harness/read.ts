import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServerRecording } from "../../src/measured/recording.ts";

/**
 * Reads every recorded server, by title.
 * @param root the repository's folder: a bundler moves this file
 */
export function readRecordings(root: string): ServerRecording[] {
  const folder = join(root, "packages/servers/recorded");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as ServerRecording)
    .toSorted((a, b) => a.title.localeCompare(b.title));
}
