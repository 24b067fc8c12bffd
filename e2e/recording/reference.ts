import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Engine } from "@blocked/cors-protocol";
import type { RecordedRow, Recording } from "@blocked/profiles";

/** A row as the suite records it, which hears the console. */
export type ReferenceRow = RecordedRow & { lines: string[] };

export type Reference = Recording<ReferenceRow> & { version: string };

/** WebKitGTK counts its versions by two numbers. */
function toMajor(engine: Engine, version: string): string {
  return version
    .split(".")
    .slice(0, engine === "webkit" ? 2 : 1)
    .join(".");
}

export function referencePath(engine: Engine, version: string): string {
  const file = `../reference/${engine}-${toMajor(engine, version)}.json`;
  return fileURLToPath(new URL(file, import.meta.url));
}

/** Whether this version was recorded, for those who need not read it: it is two megabytes. */
export function hasReference(engine: Engine, version: string): boolean {
  return existsSync(referencePath(engine, version));
}

/** What was recorded of this version; null where nobody has. */
export function readReference(engine: Engine, version: string): Reference | null {
  if (!hasReference(engine, version)) return null;
  return JSON.parse(readFileSync(referencePath(engine, version), "utf8")) as Reference;
}
