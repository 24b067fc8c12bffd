import { type Recording, toCanonical } from "@blocked/profiles";
import { toVisitor } from "../../../lib/explain/visitor.ts";
import type { RunState } from "./run.ts";

/** Writes the results in the schema of the reference. What a page cannot know is null. */
export function toRecording(
  measured: RunState["measured"],
  userAgent: string,
  now: Date,
): Recording {
  const ports = toPorts(measured);
  return {
    schemaVersion: 2,
    recordedBy: "page",
    engine: toVisitor(userAgent).engine,
    version: toVersion(userAgent),
    system: /\(([^)]+)\)/.exec(userAgent)?.[1] ?? "unknown",
    recordedOn: now.toISOString().slice(0, 10),
    rows: [...measured.values()]
      .map(({ row }) => toCanonical(row, ports))
      .toSorted((a, b) => a.id.localeCompare(b.id)),
  };
}

/** The whole version, if the user agent names it. */
function toVersion(userAgent: string): string | null {
  const pattern = userAgent.includes("Firefox/") ? /Firefox\/([\d.]+)/ : /Chrom(?:e|ium)\/([\d.]+)/;
  return pattern.exec(userAgent)?.[1] ?? null;
}

/** Reads the ports of page and API from what was sent. */
function toPorts(measured: RunState["measured"]): { web: number; api: number } {
  const [first] = measured.values();
  const portOf = (url = "http://localhost:80") => Number(new URL(url).port || 80);
  return { web: portOf(first?.row.request.origin), api: portOf(first?.row.request.url) };
}
