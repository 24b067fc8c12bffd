import {
  type CorsRequest,
  type Engine,
  type Exchange,
  type HeaderLine,
  readLine,
  type Verdict,
} from "@blocked/cors-protocol";
import type { Probe } from "./probe.ts";
import type { Profile } from "./profile.ts";

/**
 * One verdict of a real browser, written as of a lab at its usual ports, so that a row can be read and judged
 * by itself. `e2e/reference/reference.schema.json` says the same in JSON Schema.
 */
export type RecordedRow = {
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
  /** DevTools' `failedParameter`; null where the engine has none, and to a page. */
  parameter: string | null;
  /** The machine-readable failure that Playwright reports; null where it reports none, and to a page. */
  failure: string | null;
  /** The console's error lines, in order; null where a page recorded, which cannot read its console. */
  lines: string[] | null;
};

/** What one browser made of the catalogue. */
export type Recording<Row extends RecordedRow = RecordedRow> = {
  schemaVersion: 2;
  /** A page's code is computed from what the server saw; left out by the suite, which asks the browser. */
  recordedBy?: "page" | "suite";
  engine: Engine;
  /** null where a browser does not tell its page. */
  version: string | null;
  /** The operating system and processor. */
  system: string;
  recordedOn: string;
  rows: Row[];
};

const trace = "0123456789abcdef.0";
/** What says nothing of CORS and differs from run to run, or from machine to machine. */
const varying = [
  "content-length",
  "x-total-count",
  "user-agent",
  "sec-ch-ua",
  "sec-ch-ua-platform",
  "accept-language",
];

/**
 * A row as if it had happened in a lab at its usual ports, with one trace and one item, so that two recordings
 * are equal when the browser did the same.
 */
export function toCanonical<Row extends RecordedRow>(
  row: Row,
  ports: { web: number; api: number; evil?: number },
): Row {
  const [, own = ""] = /[?&]trace=([^&#]*)/.exec(row.request.url) ?? [];
  const text = JSON.stringify({ ...row, exchanges: row.exchanges.map(withoutVarying) })
    .replaceAll(own, trace)
    .replaceAll(/\/items\/\d+/g, "/items/1")
    .replaceAll(toPort(ports.web), "$1:3000")
    .replaceAll(toPort(ports.api), "$1:4000")
    .replaceAll(toPort(ports.evil ?? 3001), "$1:3001");
  const canonical = JSON.parse(text) as Row;
  return { ...canonical, request: withoutSecret(canonical.request) };
}

/** The verdict's code, when the engine's own first line can mean it; null where the engine says none. */
export function toMeaning([line = ""]: readonly string[], verdict: Verdict): string | null {
  const candidates = readLine(line)?.candidates ?? [];
  if ("code" in verdict && candidates.includes(verdict.code)) return verdict.code;
  return candidates[0] ?? null;
}

/** A port of the lab behind any spelling of this machine's name. */
const toPort = (port: number) => new RegExp(`(localhost|127\\.0\\.0\\.1):${port}\\b`, "gi");

function withoutVarying({
  method,
  path,
  requestHeaders,
  response,
}: RecordedRow["exchanges"][number]) {
  const lines = (given: readonly HeaderLine[]) =>
    given.map(([name, value]): HeaderLine => [
      name,
      varying.includes(name.toLowerCase()) ? "(varies)" : value,
    ]);
  return {
    method,
    path,
    requestHeaders: lines(requestHeaders),
    response: response && { status: response.status, headers: lines(response.headers) },
  } satisfies Partial<Exchange>;
}

/** The token is a new one in each run. */
function withoutSecret(request: CorsRequest): CorsRequest {
  const headers = request.headers.map(([name, value]): HeaderLine => [
    name,
    name === "Authorization" ? "Bearer (present)" : value,
  ]);
  return { ...request, headers };
}
