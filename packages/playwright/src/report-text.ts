import { advise } from "./advice.ts";
import type { CorsFailure } from "./failure.ts";

/** By it the reporter knows the guard's annotations. */
export const annotationType = "cors";

/** One line: what was blocked, and by which code. */
export function toLine(failure: CorsFailure): string {
  const { header } = advise(failure);
  const codes = failure.codes.join(" or ") || "unknown code";
  return `CORS blocked ${toRequest(failure)} from ${failure.origin}: ${codes}${header === "" ? "" : ` (${header})`}`;
}

/** The whole story of a failure, for the error of a test. */
export function toText(failure: CorsFailure): string {
  const { cause, header, fix } = advise(failure);
  const rows = [
    ["code", failure.codes.join(" or ") || "unknown"],
    ["cause", cause],
    ["header", header],
    ["fix", fix],
    ["browser", [failure.engine, ...failure.lines.slice(0, 1)].join(": ")],
  ];
  const shown = rows.flatMap(([name = "", value = ""]) =>
    value === "" ? [] : [`  ${name.padEnd(8)}${value}`],
  );
  return [`CORS blocked ${toRequest(failure)} from ${failure.origin}`, ...shown].join("\n");
}

export function toRequest({ method, url }: CorsFailure): string {
  return method === null ? url : `${method} ${url}`;
}
