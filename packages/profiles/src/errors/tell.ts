import type { CorsErrorCode } from "@blocked/cors-protocol";
import { type Cause, findRecorded } from "./causes.ts";

/** The header whose value decides; undefined where the status alone does. */
function toDecisive(code: CorsErrorCode): string | undefined {
  if (/Origin/.test(code)) return "access-control-allow-origin";
  if (/AllowCredentials/.test(code)) return "access-control-allow-credentials";
  if (/Method/.test(code)) return "access-control-allow-methods";
  if (/Header/.test(code)) return "access-control-allow-headers";
  return /Redirect/.test(code) ? "location" : undefined;
}

/** What the refused answer looks like, as it was recorded; null where nothing was. */
function toMark(code: CorsErrorCode, cause: Cause): string | null {
  const answers = findRecorded(cause)?.answers ?? [];
  const refused = answers.at(-1);
  if (refused === undefined) return null;
  const name = toDecisive(code);
  const values = refused.headers
    .filter(([one]) => one.toLowerCase() === name)
    .map(([, value]) => value);
  const redirect = answers.slice(0, -1).find(({ status }) => status >= 300 && status < 400);
  const who = refused.method === "OPTIONS" ? "the preflight’s answer" : "the answer";
  return [
    redirect === undefined ? who : `a redirect (${redirect.status}) comes first, and then ${who}`,
    `has status ${refused.status}`,
    ...(name === undefined ? [] : [toSaid(name, values)]),
  ].join(" ");
}

function toSaid(name: string, values: string[]): string {
  if (values.length === 0) return `and no ${name}`;
  const said = values.map((value) => (value === "" ? "nothing" : value));
  return `and ${name} says ${said.join(", and once more ")}`;
}

/**
 * How a cause is told from the others of its code on the wire, in a sentence or two; null where it was not
 * recorded. Some look alike there, and then it says so.
 */
export function toTell(code: CorsErrorCode, cause: Cause, causes: readonly Cause[]): string | null {
  const mark = toMark(code, cause);
  if (mark === null) return null;
  const alike = causes.filter((other) => other !== cause && toMark(code, other) === mark);
  const own = `It looks like this: ${mark}.`;
  if (alike.length === 0) return causes.length === 1 ? own : `${own} No other cause here looks so.`;
  const titles = alike.map(({ profile }) => `“${profile.title}”`).join(", ");
  return `${own} The same is seen of ${titles}: only the server’s code tells them apart.`;
}
