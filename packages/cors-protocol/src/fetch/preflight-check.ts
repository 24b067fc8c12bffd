import { extractTokens, type HeaderLine } from "../http/headers.ts";
import type { Refusal } from "../model/codes.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { toHeaderOrder } from "../quirks/header-order.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { isRedirect } from "./location.ts";
import { type Preflighted, requestedNamesOf } from "./preflight-reasons.ts";
import { isSafelistedMethod } from "./safelist.ts";

/** Refuses a redirect where the engine reports it; in the standard it fails for its status. */
export function checkNotRedirected(response: ResponseHead, rules: EngineRules): Refusal | null {
  return rules.namesPreflightRedirect && isRedirect(response, rules)
    ? { code: "PreflightDisallowedRedirect", parameter: "" }
    : null;
}

/** @see https://fetch.spec.whatwg.org/#ok-status */
export function checkOkStatus({ status }: Pick<ResponseHead, "status">): Refusal | null {
  return status >= 200 && status <= 299 ? null : { code: "PreflightInvalidStatus", parameter: "" };
}

/** @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (step 7.3) */
export function checkParsable(
  list: "Methods" | "Headers",
  headers: readonly HeaderLine[],
): Refusal | null {
  return extractTokens(headers, `Access-Control-Allow-${list}`) === null
    ? { code: `InvalidAllow${list}PreflightResponse`, parameter: "" }
    : null;
}

/**
 * Whether a list of methods allows this one. GET, HEAD and POST are always allowed; `*` counts only without
 * credentials.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (step 7.5)
 */
export function allowsMethod(
  methods: readonly string[],
  { method, credentials }: Pick<CorsRequest, "method" | "credentials">,
): boolean {
  const hasWildcard = credentials !== "include" && methods.includes("*");
  return hasWildcard || methods.includes(method) || isSafelistedMethod(method);
}

export function checkAllowMethods(
  request: Pick<CorsRequest, "method" | "credentials">,
  headers: readonly HeaderLine[],
): Refusal | null {
  const methods = extractTokens(headers, "Access-Control-Allow-Methods") ?? [];
  return allowsMethod(methods, request)
    ? null
    : { code: "MethodDisallowedByPreflightResponse", parameter: request.method };
}

/**
 * The requested headers that a list of names does not allow, sorted. `*` covers all but Authorization, and only
 * without credentials.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 7.6 and 7.7)
 * @see https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
export function refusedHeaders(
  names: readonly string[],
  request: Preflighted & Pick<CorsRequest, "credentials">,
  rules: EngineRules,
): string[] {
  const allowed = new Set(names.map((name) => name.toLowerCase()));
  const hasWildcard = request.credentials !== "include" && allowed.has("*");
  const isCovered = (name: string) =>
    hasWildcard && (name !== "authorization" || rules.wildcardCoversAuthorization);
  return [...new Set(requestedNamesOf(request, rules))]
    .filter((name) => !allowed.has(name) && !isCovered(name))
    .toSorted();
}

export function checkAllowHeaders(
  request: Preflighted & Pick<CorsRequest, "credentials">,
  headers: readonly HeaderLine[],
  rules: EngineRules,
): Refusal | null {
  const names = extractTokens(headers, "Access-Control-Allow-Headers") ?? [];
  const refused = refusedHeaders(names, request, rules);
  const [parameter] =
    rules.namesRefusedHeader === "as-set"
      ? toHeaderOrder(request.headers).filter((name) => refused.includes(name.toLowerCase()))
      : refused;
  if (parameter === undefined) return null;
  const refusal = { code: "HeaderDisallowedByPreflightResponse", parameter } as const;
  return rules.namesRefusedHeader === "any" ? { ...refusal, candidates: refused } : refusal;
}
