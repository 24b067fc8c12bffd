import type { Exchange, HeaderLine } from "@blocked/cors-protocol";
import type { ReferenceRow } from "./reference.ts";
import { suite } from "./settings.ts";

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
export function toCanonical(row: ReferenceRow): ReferenceRow {
  const own = new URL(row.request.url).searchParams.get("trace") ?? "";
  const text = JSON.stringify({ ...row, exchanges: row.exchanges.map(withoutVarying) })
    .replaceAll(own, trace)
    .replaceAll(/\/items\/\d+/g, "/items/1")
    .replaceAll(toPort(suite.webPort), "$1:3000")
    .replaceAll(toPort(suite.apiPort), "$1:4000");
  const canonical = JSON.parse(text) as ReferenceRow;
  return { ...canonical, request: withoutSecret(canonical.request) };
}

/** A port of the suite behind any spelling of this machine's name. */
const toPort = (port: number) => new RegExp(`(localhost|127\\.0\\.0\\.1):${port}\\b`, "gi");

function withoutVarying({
  method,
  path,
  requestHeaders,
  response,
}: ReferenceRow["exchanges"][number]) {
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
function withoutSecret(request: ReferenceRow["request"]): ReferenceRow["request"] {
  const headers = request.headers.map(([name, value]): HeaderLine => [
    name,
    name === "Authorization" ? "Bearer (present)" : value,
  ]);
  return { ...request, headers };
}
