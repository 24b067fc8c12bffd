import type { CorsErrorCode, Exchange, HeaderLine } from "@blocked/cors-protocol";
import { profiles } from "@blocked/profiles";
import { type Cause, toCauses, toRecordId, toShownCause } from "../src/causes.ts";
import { errorPages } from "../src/pages.ts";
import type { RecordedRequest } from "../src/runs.ts";
import { readCurrentReferences } from "./references.ts";

/** The headers that decide, and that show where a redirect leads. */
const kept = /^(?:origin|access-control-.*|vary|location)$/i;

/** The request that shows each profile, and the first cause of each code, as Chromium's reference recorded them. */
export function toRuns(): RecordedRequest[] {
  const codes = errorPages.flatMap((page): CorsErrorCode[] => ("code" in page ? [page.code] : []));
  const causes: Cause[] = [
    ...profiles.flatMap((profile) => toShownCause(profile) ?? []),
    ...codes.flatMap((code) => toCauses(code).slice(0, 1)),
  ];
  const rows = readCurrentReferences().chromium?.rows ?? [];
  return [...new Set(causes.map(toRecordId))].flatMap((id): RecordedRequest[] => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) return [];
    const exchanges = row.exchanges.map(({ response, ...exchange }): Exchange => ({
      ...exchange,
      path: withoutTrace(exchange.path),
      requestHeaders: keep(exchange.requestHeaders),
      response: response && { status: response.status, headers: keep(response.headers) },
      at: 0,
    }));
    const request = { ...row.request, url: withoutTrace(row.request.url) };
    return [{ id, request, exchanges, result: row.result }];
  });
}

function keep(lines: readonly HeaderLine[]): HeaderLine[] {
  return lines
    .filter(([name]) => kept.test(name))
    .map(([name, value]) => [name, withoutTrace(value)]);
}

function withoutTrace(text: string): string {
  return text.replace("?trace=0123456789abcdef.0", "");
}
