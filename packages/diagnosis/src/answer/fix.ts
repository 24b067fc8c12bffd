import { type CorsErrorCode, getHeader } from "@blocked/cors-protocol";
import { type Needs, toNeeds } from "@blocked/servers";
import { checkOrigin } from "../origin-spelling.ts";
import type { Advice } from "./rules/rule.ts";
import { toUrl } from "./facts.ts";
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

/** A server that allows cookies has a page that sends them. */
const allowsCookies = ({ judged }: Problem) =>
  judged?.exchanges.some(
    ({ response }) =>
      response !== null &&
      getHeader(response.headers, "Access-Control-Allow-Credentials") === "true",
  ) ?? false;

/** Stands for an origin that the text does not name. */
export const yourPage = "https://your-page.example";

/** Null where no configuration would help, or where the page's origin is none that a browser sends. */
export function toFix(problem: Problem, advice: readonly Advice[]): Fix | null {
  const { source, finding, facts, configured } = problem;
  const { origin, method, headers, url } = facts;
  const { kind, code, header } = finding;
  const isAlone = source === "request" || source === "configuration";
  if ((kind !== "blocked" && !isAlone) || !needsServer(code)) return null;
  if (origin !== null && checkOrigin(origin) !== null) return null;
  // An extension's header is nothing that a server should list.
  const listed = (headers ?? []).filter(
    (name) => header?.kind !== "extension" || name !== header.name,
  );
  const cookies = facts.cookies ?? allowsCookies(problem);
  const own = toNeeds({ origin: origin ?? yourPage, method, headers: listed, cookies });
  const needs = {
    ...own,
    origins: [...new Set([...own.origins, ...(configured?.origins ?? [])])],
    methods: [...new Set([...own.methods, ...(configured?.methods ?? [])])],
    exposed: [...(configured?.exposed ?? [])],
  };
  const assumes = [
    ...(origin === null
      ? [`Your page’s origin is not in the text: write it in the place of ${yourPage}.`]
      : []),
    `The server${url === null ? "" : ` at ${toUrl(url)?.host ?? url}`} is yours.`,
    ...(facts.cookies === null
      ? [
          cookies
            ? "The request sends cookies, as the response allows."
            : "The request sends no cookies.",
        ]
      : []),
    ...(method === null && configured === undefined
      ? ["The page sends GET, HEAD and POST. Enter the method if it is another one."]
      : []),
    ...(headers === null ? ["The page sets no header but Content-Type."] : []),
    ...(code === "HeaderDisallowedByPreflightResponse" && source === "line" && listed.length < 2
      ? ["No other header is missing: a browser names one of them."]
      : []),
  ];
  return { needs, assumes, isSecond: advice[0]?.isElsewhere === true };
}
