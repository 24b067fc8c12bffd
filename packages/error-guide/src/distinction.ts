import type { CorsErrorCode } from "@blocked/cors-protocol";
import type { Cause } from "./causes.ts";
import { findRecorded } from "./recorded.ts";

/** The header whose value decides; undefined where the status alone does. */
function toDecisiveHeader(code: CorsErrorCode): string | undefined {
  if (/Origin/.test(code)) return "access-control-allow-origin";
  if (/AllowCredentials/.test(code)) return "access-control-allow-credentials";
  if (/Method/.test(code)) return "access-control-allow-methods";
  if (/Header/.test(code)) return "access-control-allow-headers";
  return /Redirect/.test(code) ? "location" : undefined;
}

/** What the rejected response looks like; null where the cause was not recorded. */
function toMark(code: CorsErrorCode, cause: Cause): string | null {
  const answers = findRecorded(cause)?.answers ?? [];
  const rejected = answers.at(-1);
  if (rejected === undefined) return null;
  const name = toDecisiveHeader(code);
  const values = rejected.headers
    .filter(([one]) => one.toLowerCase() === name)
    .map(([, value]) => value);
  const redirect = answers.slice(0, -1).find(({ status }) => status >= 300 && status < 400);
  const which = rejected.method === "OPTIONS" ? "the preflight response" : "the response";
  return [
    redirect === undefined
      ? which
      : `a redirect (${redirect.status}) comes first, and then ${which}`,
    `has status ${rejected.status}`,
    ...(name === undefined ? [] : [toHeaderPart(name, values)]),
  ].join(" ");
}

function toHeaderPart(name: string, values: string[]): string {
  if (values.length === 0) return `and no ${name}`;
  const shown = values.map((value) => (value === "" ? "empty" : value));
  return `and ${name} is ${shown.join(", and once more ")}`;
}

/** What tells a cause from the others of its code on the wire; null where it was not recorded. */
export function toDistinction(
  code: CorsErrorCode,
  cause: Cause,
  causes: readonly Cause[],
): string | null {
  const mark = toMark(code, cause);
  if (mark === null) return null;
  const alike = causes.filter((other) => other !== cause && toMark(code, other) === mark);
  const own = `In the Network panel, ${mark}.`;
  if (alike.length === 0)
    return causes.length === 1 ? own : `${own} No other cause on this page looks the same.`;
  const titles = alike.map(({ profile }) => `“${profile.title}”`).join(", ");
  return `${own} These look the same: ${titles}. Only the server’s code tells them apart.`;
}
