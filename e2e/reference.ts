import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ExchangeSummary } from "@blocked/profiles";

/** One verdict of a real browser. Addresses are written with `{page}`, `{api}` and `{trace}`. */
export type ReferenceRow = {
  /** `<profile>/<probe>` */
  id: string;
  exchanges: ExchangeSummary[];
  /** What script got: a status, or the TypeError's message. */
  result: string;
  code: string | null;
  parameter: string | null;
  /** The console's error lines, in order. */
  lines: string[];
};

export type Reference = {
  schemaVersion: 1;
  engine: "chromium";
  version: string;
  recordedOn: string;
  rows: ReferenceRow[];
};

export function referencePath(version: string): string {
  const major = version.split(".")[0];
  return fileURLToPath(new URL(`reference/chromium-${major}.json`, import.meta.url));
}

/** What was recorded of this version's wording; null where nobody has. */
export function readReference(version: string): Reference | null {
  const path = referencePath(version);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Reference) : null;
}
