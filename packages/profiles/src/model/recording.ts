import type { CorsRequest, Engine, Exchange, HeaderLine, Verdict } from "@blocked/cors-protocol";
import { readLine } from "@blocked/cors-protocol/parse";
import type { Probe } from "./probe.ts";
import type { PluginPolicy, SetupPolicy } from "../policy/policy.ts";

/**
 * One verdict of a real browser, with the lab's usual ports, so that a row can be judged by itself. It is the type
 * of `e2e/reference/reference.schema.json`.
 */
export type RecordedRow = {
  /** `<profile>/<probe>`; stable. */
  id: string;
  policy: PluginPolicy | SetupPolicy;
  probe: Probe;
  /** The arguments of fetch(). */
  request: CorsRequest;
  /** What the server saw and did; header lines keep their order and their repetitions. */
  exchanges: Omit<Exchange, "at">[];
  /** What script got: a status, or the message of the TypeError. */
  result: string;
  /** The code: Chromium's own; for other engines, the one that their console line means. */
  code: string | null;
  /** The `failedParameter` of DevTools; null for other engines and for a page. */
  parameter: string | null;
  /** The failure that Playwright reports; null where it reports none, and for a page. */
  failure: string | null;
  /** The console's error lines, in order; null for a page, which cannot read its console. */
  lines: string[] | null;
};

/** The verdicts of one browser on the catalogue. */
export type Recording<Row extends RecordedRow = RecordedRow> = {
  schemaVersion: 2;
  /** A page computes the code from what the server saw; the suite reads it from the browser. */
  recordedBy?: "page" | "suite";
  engine: Engine;
  /** null where the browser hides it from the page. */
  version: string | null;
  /** The operating system and processor. */
  system: string;
  recordedOn: string;
  rows: Row[];
};

const trace = "0123456789abcdef.0";
/** Headers that differ between runs or machines and do not affect CORS. */
const varying = [
  "content-length",
  "x-total-count",
  "user-agent",
  "sec-ch-ua",
  "sec-ch-ua-platform",
  "accept-language",
];

/**
 * A row with the lab's usual ports, one trace and one item, so that two recordings are equal when the browser did
 * the same.
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

/** The verdict's code, if the engine's first line can mean it; else the first code that the line can mean. */
export function toMeaning([line = ""]: readonly string[], verdict: Verdict): string | null {
  const candidates = readLine(line)?.candidates ?? [];
  if ("code" in verdict && candidates.includes(verdict.code)) return verdict.code;
  return candidates[0] ?? null;
}

/** A port of the lab, after any name of this machine. */
const toPort = (port: number) => new RegExp(`(localhost|127\\.0\\.0\\.1):${port}\\b`, "gi");

function withoutVarying({
  method,
  path,
  requestHeaders,
  response,
  handlerRan,
  rowsWritten,
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
    handlerRan,
    rowsWritten,
  } satisfies Partial<Exchange>;
}

/** Hides the token, which is a new one in each run. */
function withoutSecret(request: CorsRequest): CorsRequest {
  const headers = request.headers.map(([name, value]): HeaderLine => [
    name,
    name === "Authorization" ? "Bearer (present)" : value,
  ]);
  return { ...request, headers };
}
