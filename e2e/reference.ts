import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CorsRequest, Engine, Exchange } from "@blocked/cors-protocol";
import type { Probe, Profile } from "@blocked/profiles";

/**
 * One verdict of a real browser, written as of a lab at its usual ports, so that a row can be read and judged
 * by itself. `reference.schema.json` says the same in JSON Schema.
 */
export type ReferenceRow = {
  /** `<profile>/<probe>`; stable. */
  id: string;
  policy: Profile["policy"];
  probe: Probe;
  /** What script handed to fetch(). */
  request: CorsRequest;
  /** What the server saw: header lines in their order, repeated ones repeated. */
  exchanges: Pick<Exchange, "method" | "path" | "requestHeaders" | "response">[];
  /** What script got: a status, or the TypeError's message. */
  result: string;
  /** What the browser decided: Chromium's own code, of the others the one that their line means. */
  code: string | null;
  /** DevTools' `failedParameter`; null where the engine has none. */
  parameter: string | null;
  /** The machine-readable failure that Playwright reports; null where it reports none. */
  failure: string | null;
  /** The console's error lines, in order. */
  lines: string[];
};

export type Reference = {
  schemaVersion: 2;
  engine: Engine;
  version: string;
  /** The operating system and processor. */
  system: string;
  recordedOn: string;
  rows: ReferenceRow[];
};

/** WebKitGTK counts its versions by two numbers. */
function toMajor(engine: Engine, version: string): string {
  return version
    .split(".")
    .slice(0, engine === "webkit" ? 2 : 1)
    .join(".");
}

export function referencePath(engine: Engine, version: string): string {
  const file = `reference/${engine}-${toMajor(engine, version)}.json`;
  return fileURLToPath(new URL(file, import.meta.url));
}

/** What was recorded of this version; null where nobody has. */
export function readReference(engine: Engine, version: string): Reference | null {
  const path = referencePath(engine, version);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Reference) : null;
}
