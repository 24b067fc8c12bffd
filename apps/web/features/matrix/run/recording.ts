import { type Recording, toCanonical } from "@blocked/profiles";
import { toVisitor } from "../../../lib/explain/visitor.ts";
import type { RunState } from "./run.ts";

/** What was measured in the schema of the reference; what a page cannot know is null in it. */
export function toRecording(
  { measured }: Pick<RunState, "measured">,
  { userAgent, ports, now }: { userAgent: string; ports: { web: number; api: number }; now: Date },
): Recording {
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

/** As far as the browser tells it. */
function toVersion(userAgent: string): string | null {
  const pattern = userAgent.includes("Firefox/") ? /Firefox\/([\d.]+)/ : /Chrom(?:e|ium)\/([\d.]+)/;
  return pattern.exec(userAgent)?.[1] ?? null;
}

/** The ports of page and API, from what was sent. */
export function toPorts({ measured }: Pick<RunState, "measured">): { web: number; api: number } {
  const [first] = measured.values();
  const portOf = (url: string | undefined) =>
    Number(new URL(url ?? "http://localhost:80").port || 80);
  return { web: portOf(first?.row.request.origin), api: portOf(first?.row.request.url) };
}
