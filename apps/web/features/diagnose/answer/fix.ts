import type { CorsErrorCode } from "@blocked/cors-protocol";
import { type Needs, toNeeds } from "@blocked/servers";
import { findMisspelling, type Misspelling } from "../../../lib/origin-spelling.ts";
import type { Advice } from "./advice.ts";
import { mayBePreflight, toUrl } from "./facts.ts";
import type { Problem } from "./problem.ts";

/** What the server has to allow, and what that takes for granted. */
export type Fix = {
  needs: Needs;
  assumes: string[];
  /** Whether the remedy is elsewhere, so that the configuration only helps if the server has none. */
  isSecond: boolean;
};

/** Codes of requests that no server's configuration changes. */
const unsent =
  /DisallowedByMode|DisabledScheme|NoCors|LocalNetwork|InvalidResponse|RedirectContains/;

export const needsServer = (code: CorsErrorCode | null) => code === null || !unsent.test(code);

/** An origin whose scheme belongs to an app's webview. */
const appOrigin = /^(?!https?:|file:|data:|about:|blob:)[a-z][a-z0-9+.-]*:\/\/[\w.:-]+$/;

/** What is wrong with an origin, before it is put into a configuration; null for one that a browser sends so. */
export function checkOrigin(origin: string): Misspelling | null {
  return appOrigin.test(origin) ? null : findMisspelling(origin);
}

/** Null where no configuration would help, or where the page's origin is not known. */
export function toFix({ source, finding, facts }: Problem, advice: readonly Advice[]): Fix | null {
  const { origin, method, headers, cookies, url } = facts;
  const { kind, code, header } = finding;
  if ((kind !== "blocked" && source !== "request") || !needsServer(code)) return null;
  if (origin === null || checkOrigin(origin) !== null) return null;
  // An extension's header is nothing that a server should list.
  const listed = (headers ?? []).filter(
    (name) => header?.kind !== "extension" || name !== header.name,
  );
  const needs = toNeeds({ origin, method, headers: listed, cookies: cookies ?? false });
  const assumes = [
    `The server${url === null ? "" : ` at ${toUrl(url)?.host ?? url}`} is yours.`,
    ...(cookies === null ? ["The request sends no cookies."] : []),
    ...(method === null && mayBePreflight(finding)
      ? ["The page sends GET, HEAD and POST. Enter the method if it is another one."]
      : []),
    ...(headers === null && mayBePreflight(finding)
      ? ["The page sets no header but Content-Type."]
      : []),
    ...(code === "HeaderDisallowedByPreflightResponse"
      ? ["No other header is missing: a browser names one of them."]
      : []),
  ];
  return { needs, assumes, isSecond: advice[0]?.isElsewhere === true };
}
