import type { CorsErrorCode, Engine } from "@blocked/cors-protocol";
import { profiles } from "@blocked/profiles";
import { type Cause, toRecordId, toShownCause } from "../src/causes.ts";
import { engineNames, labLink, toTable } from "./markdown.ts";
import { readCurrentReferences, readReferences } from "./references.ts";

export function toVersionsTable(): string {
  return toTable(
    ["Engine", "Version", "Verdicts", "On", "Recorded"],
    readReferences().map(({ engine, version, system, recordedOn, rows }) => [
      engine === "webkit" ? "WebKit (WebKitGTK)" : engineNames[engine],
      version,
      String(rows.length),
      system,
      recordedOn,
    ]),
  );
}

/** What Firefox and WebKit print for the first profile that shows each code. */
export function toMessagesTable(): string {
  const references = readCurrentReferences();
  const lineOf = (engine: Engine, cause: Cause) =>
    references[engine]?.rows.find(({ id }) => id === toRecordId(cause))?.lines[0] ?? "";
  const rows = toShownCodes().map((cause) => [
    `\`${lineOf("firefox", cause).replace(/^.*?(?=\(Reason: )/s, "… ")}\``,
    `\`${lineOf("webkit", cause)}\``,
    `[${cause.profile.id}](${labLink(cause)})`,
  ]);
  return toTable(["Firefox", "WebKit", "See it"], rows);
}

/** The first cause of each code, among the probes that show a profile. */
function toShownCodes(): Cause[] {
  const first = new Map<CorsErrorCode, Cause>();
  for (const profile of profiles) {
    const cause = toShownCause(profile);
    const outcome = cause && profile.outcomes[cause.probe.id];
    if (cause === undefined || outcome?.verdict !== "blocked") continue;
    if (!first.has(outcome.code)) first.set(outcome.code, cause);
  }
  return [...first.values()];
}
