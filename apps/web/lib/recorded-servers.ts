import { join } from "node:path";
import type { ServerRecording } from "@blocked/servers/measured";
import { readRecordings } from "@blocked/servers/recordings";

/** Next.js runs in apps/web in development, while it builds and while it serves. */
export const recordedServers: readonly ServerRecording[] = readRecordings(
  join(process.cwd(), "../.."),
);
