import type { PreflightCheckCode, Refusal } from "../model/codes.ts";
import { checkAllowCredentials, checkAllowOrigin } from "./cors-check.ts";
import type { EngineRules } from "../quirks/rules.ts";
import type { Response } from "../model/exchange.ts";
import { extractTokens, type HeaderLine } from "../http/headers.ts";
import { isRedirect } from "./redirect.ts";
import type { CorsRequest } from "./request.ts";
import { askedNames, type Asking, isSafelistedMethod } from "./safelist.ts";
import { namesInMap } from "../quirks/header-order.ts";

/**
 * A preflight's redirect is never followed. The standard does not say so of its own: a redirect is no success.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (step 7)
 */
export function checkNotRedirected(response: Response, rules: EngineRules): Refusal | null {
  return rules.namesPreflightRedirect && isRedirect(response, rules)
    ? { code: "PreflightDisallowedRedirect", parameter: "" }
    : null;
}

/** The CORS check's refusals, as those of a preflight. */
export function checkPreflightOrigin(
  request: Pick<CorsRequest, "origin" | "credentials">,
  headers: readonly HeaderLine[],
  rules: EngineRules,
): Refusal<PreflightCheckCode> | null {
  const refusal = checkAllowOrigin(request, headers, rules);
  return refusal && { ...refusal, code: `Preflight${refusal.code}` };
}

export function checkPreflightCredentials(
  headers: readonly HeaderLine[],
): Refusal<PreflightCheckCode> | null {
  const refusal = checkAllowCredentials(headers);
  return refusal && { ...refusal, code: `Preflight${refusal.code}` };
}

/** @see https://fetch.spec.whatwg.org/#ok-status */
export function checkOkStatus({ status }: Pick<Response, "status">): Refusal | null {
  return status >= 200 && status <= 299 ? null : { code: "PreflightInvalidStatus", parameter: "" };
}

/**
 * Whether a list of the preflight's answer can be parsed: null when it can.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (step 7.3)
 */
export function checkParsable(
  list: "Methods" | "Headers",
  headers: readonly HeaderLine[],
): Refusal | null {
  return extractTokens(headers, `Access-Control-Allow-${list}`) === null
    ? { code: `InvalidAllow${list}PreflightResponse`, parameter: "" }
    : null;
}

/**
 * Whether a list of methods allows this one: GET, HEAD and POST need no permission, and `*` counts only
 * without credentials.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (step 7.5)
 */
export function allowsMethod(
  methods: readonly string[],
  { method, credentials }: Pick<CorsRequest, "method" | "credentials">,
): boolean {
  const hasWildcard = credentials !== "include" && methods.includes("*");
  return hasWildcard || methods.includes(method) || isSafelistedMethod(method);
}

/** Whether the preflight's answer allows the method: null when it does. */
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
 * The request's unsafe headers that a list of names does not allow, sorted. `*` covers all but Authorization,
 * and only without credentials.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 7.6 and 7.7)
 * @see https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
export function refusedHeaders(
  names: readonly string[],
  request: Asking & Pick<CorsRequest, "credentials">,
  rules: EngineRules,
): string[] {
  const allowed = new Set(names.map((name) => name.toLowerCase()));
  const hasWildcard = request.credentials !== "include" && allowed.has("*");
  const isCovered = (name: string) =>
    hasWildcard && (name !== "authorization" || rules.wildcardCoversAuthorization);
  return [...new Set(askedNames(request, rules))]
    .filter((name) => !allowed.has(name) && !isCovered(name))
    .toSorted();
}

/** Whether the preflight's answer allows every unsafe header: null when it does. */
export function checkAllowHeaders(
  request: Asking & Pick<CorsRequest, "credentials">,
  headers: readonly HeaderLine[],
  rules: EngineRules,
): Refusal | null {
  const names = extractTokens(headers, "Access-Control-Allow-Headers") ?? [];
  const refused = refusedHeaders(names, request, rules);
  const [parameter] =
    rules.namesRefusedHeader === "as-set"
      ? namesInMap(request.headers).filter((name) => refused.includes(name.toLowerCase()))
      : refused;
  if (parameter === undefined) return null;
  const refusal = { code: "HeaderDisallowedByPreflightResponse", parameter } as const;
  return rules.namesRefusedHeader === "any" ? { ...refusal, candidates: refused } : refusal;
}
