import type { CorsErrorCode, Engine } from "@blocked/cors-protocol";
import { explain } from "@blocked/cors-protocol/explain";
import type { BrowserLog } from "./browser-log.ts";

/** A request that CORS blocked. What no engine tells is null. */
export type CorsFailure = {
  engine: Engine;
  /** The page's address at the time of reading. */
  page: string;
  method: string | null;
  url: string;
  /** The origin that the browser compared; "null" after a redirect or in a sandboxed frame. */
  origin: string;
  /** Every code that the browser can mean, the likeliest first: some engines print one text for several. */
  codes: readonly CorsErrorCode[];
  /** The value that the browser names: a header's value, a method, a header's name. */
  parameter: string;
  status: number | null;
  /** The console's lines about it. */
  lines: readonly string[];
};

/** A method and a URL, as the page sent them. */
export type Sent = { method: string; url: string };

/** Reads the blocked requests from what a page printed. Chromium's protocol outranks the text. */
export function toFailures(
  { lines, codes, failures: failed }: Pick<BrowserLog, "lines" | "codes" | "failures">,
  { engine, page, sent }: { engine: Engine; page: string; sent: readonly Sent[] },
): CorsFailure[] {
  const methodOf = (url: string) =>
    sent.findLast((request) => withoutHash(request.url) === withoutHash(url))?.method ?? null;
  const pageOrigin = toOrigin(page);
  const failures = new Map<string, CorsFailure>();
  // WebKit gives a request's failure its reason, with a line in the console or without.
  const silent = [...failed].filter(([url]) => !lines.some((line) => line.url === url));
  const told = [...lines, ...silent.map(([url, text]) => ({ url, text }))];
  for (const [url, texts] of groupByUrl(told)) {
    for (const finding of explain(texts.join("\n")).findings) {
      if (finding.kind !== "blocked") continue;
      const blocked = finding.url ?? url;
      const known = codes.get(blocked);
      const read =
        finding.code === null ? finding.candidates : [finding.code, ...finding.candidates];
      const all = known === undefined ? read : [known.corsError as CorsErrorCode];
      failures.set(`${blocked} ${all.join()}`, {
        engine,
        page,
        method: methodOf(blocked),
        url: blocked,
        origin: finding.origin ?? pageOrigin,
        codes: [...new Set(all)],
        parameter: known?.failedParameter ?? finding.parameter,
        status: finding.status,
        lines: texts,
      });
    }
  }
  // A worker's failure reaches only the protocol.
  for (const [url, { corsError, failedParameter }] of codes) {
    if ([...failures.values()].some((failure) => failure.url === url)) continue;
    failures.set(url, {
      engine,
      page,
      method: methodOf(url),
      url,
      origin: pageOrigin,
      codes: [corsError as CorsErrorCode],
      parameter: failedParameter,
      status: null,
      lines: [],
    });
  }
  return [...failures.values()];
}

function groupByUrl(lines: BrowserLog["lines"]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { text, url } of lines) groups.set(url, [...(groups.get(url) ?? []), text]);
  return groups;
}

const withoutHash = (url: string) => url.split("#", 1)[0];

/** The origin of an address; "null" where it has none. */
export function toOrigin(address: string): string {
  return parseUrl(address)?.origin ?? "null";
}

/** NOTE: Node 20's URL.canParse refuses valid addresses once it runs as optimised code. */
export function parseUrl(address: string, page?: string): URL | null {
  try {
    return new URL(address, page);
  } catch {
    return null;
  }
}
