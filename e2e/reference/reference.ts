import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Engine } from "@blocked/cors-protocol";
import type { RecordedRow, Recording } from "@blocked/profiles";

const folder = new URL("./", import.meta.url);

/** A row as the suite records it: unlike the page, it reads the console. */
export type ReferenceRow = RecordedRow & { lines: string[] };

export type Reference = Recording<ReferenceRow> & { version: string };

/** A major version of WebKitGTK has two numbers. */
function toMajor(engine: Engine, version: string): string {
  const count = engine === "webkit" ? 2 : 1;
  return version.split(".").slice(0, count).join(".");
}

export function referencePath(engine: Engine, version: string): string {
  return fileURLToPath(new URL(`${engine}-${toMajor(engine, version)}.json`, folder));
}

export function hasReference(engine: Engine, version: string): boolean {
  return existsSync(referencePath(engine, version));
}

/** Reads the reference of a version; null where there is none. */
export function readReference(engine: Engine, version: string): Reference | null {
  if (!hasReference(engine, version)) return null;
  return JSON.parse(readFileSync(referencePath(engine, version), "utf8")) as Reference;
}
