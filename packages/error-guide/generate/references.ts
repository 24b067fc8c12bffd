import { readdirSync, readFileSync } from "node:fs";
import { type Engine, engines } from "@blocked/cors-protocol";
import { messageVersions } from "@blocked/cors-protocol/messages";
import type { RecordedRow, Recording } from "@blocked/profiles";

export type Reference = Recording<RecordedRow & { lines: string[] }> & { version: string };

const folder = new URL("../../../e2e/reference/", import.meta.url);

/** Every recording of a real browser, engine by engine, the newest first. */
export function readReferences(): Reference[] {
  return readdirSync(folder)
    .filter((file) => /^[a-z]+-[\d.]+\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Reference)
    .toSorted(
      (a, b) =>
        engines.indexOf(a.engine) - engines.indexOf(b.engine) ||
        b.version.localeCompare(a.version, "en", { numeric: true }),
    );
}

/** The recordings of the versions whose messages the lab prints. */
export function readCurrentReferences(): Partial<Record<Engine, Reference>> {
  const current = readReferences().filter(({ engine, version }) =>
    `${version}.`.startsWith(`${messageVersions[engine]}.`),
  );
  return Object.fromEntries(current.map((one) => [one.engine, one]));
}
