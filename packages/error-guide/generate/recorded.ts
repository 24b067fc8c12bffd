import { type CorsErrorCode, engines, type HeaderLine } from "@blocked/cors-protocol";
import { type Cause, toCauses, toRecordId, toShownCause } from "../src/causes.ts";
import { errorPages } from "../src/pages.ts";
import type { Recorded, RecordedCause } from "../src/recorded.ts";
import { readCurrentReferences } from "./references.ts";

/** The causes of every page, as the references recorded them. */
export function toRecorded(): Recorded {
  const references = readCurrentReferences();
  const codes = errorPages.flatMap((page): CorsErrorCode[] => ("code" in page ? [page.code] : []));
  const profiles = errorPages.flatMap((page) => ("profile" in page ? [page.profile] : []));
  const causes = [
    ...codes.flatMap(toCauses),
    ...profiles.flatMap((profile) => toShownCause(profile) ?? []),
  ].map((cause): [string, Cause] => [toRecordId(cause), cause]);
  return {
    versions: Object.fromEntries(
      engines.map((engine) => [engine, references[engine]?.version ?? ""]),
    ) as Recorded["versions"],
    rows: Object.fromEntries(
      engines.map((engine) => [engine, references[engine]?.rows.length ?? 0]),
    ) as Recorded["rows"],
    causes: [...new Map(causes).keys()].flatMap((id): RecordedCause[] => {
      const rowOf = (engine: (typeof engines)[number]) =>
        references[engine]?.rows.find((row) => row.id === id);
      const row = rowOf("chromium");
      if (row === undefined) return [];
      return [
        {
          id,
          answers: row.exchanges.map(({ method, response }) => ({
            method,
            status: response?.status ?? 0,
            headers: (response?.headers ?? [])
              .filter(([name]) => /^(?:access-control-.*|vary|location)$/i.test(name))
              .map(([name, value]): HeaderLine => [name, withoutTrace(value)]),
          })),
          lines: Object.fromEntries(
            engines.map((engine) => [engine, (rowOf(engine)?.lines ?? []).map(withoutTrace)]),
          ) as RecordedCause["lines"],
        },
      ];
    }),
  };
}

/** Readers have no trace in their addresses. */
function withoutTrace(text: string): string {
  return text.replaceAll("?trace=0123456789abcdef.0", "");
}
