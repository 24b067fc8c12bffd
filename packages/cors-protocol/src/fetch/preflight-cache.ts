import { extractTokens, getHeader, type HeaderLine } from "../http/headers.ts";
import { isAddress, parseUrl } from "../http/url.ts";
import type { CorsErrorCode } from "../model/codes.ts";
import type { CorsRequest } from "../model/request.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { allowsMethod, refusedHeaders } from "./preflight-check.ts";
import { toParsed } from "./response.ts";

/** A cached preflight: what its response allowed, and for which requests. */
export type CacheEntry = {
  /** The page's origin. */
  origin: string;
  /** The address with its query and its fragment. */
  url: string;
  /** Whether the entry covers requests with credentials. */
  credentials: boolean;
  methods: readonly string[];
  headers: readonly string[];
  /** In milliseconds since the epoch. */
  expiresAt: number;
};

const defaultMaxAge = 5;

/**
 * The number of seconds for which a preflight is cached: 5 when Access-Control-Max-Age is absent or invalid.
 * NOTE: engines cap it, Chromium at 7,200 s, Firefox at 86,400 s and WebKit at 600 s.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 7.8 to 7.10)
 */
export function maxAgeOf(headers: readonly HeaderLine[], rules: EngineRules): number {
  const value = getHeader(headers, "Access-Control-Max-Age");
  const number = rules.readsSignedMaxAge ? /^[+-]?\d+$/ : /^\d+$/;
  if (value === null || value === "") return defaultMaxAge;
  if (!number.test(value)) return rules.cachesNoInvalidMaxAge ? 0 : defaultMaxAge;
  if (rules.readsSignedMaxAge && !isSigned64(value)) return defaultMaxAge;
  return Math.min(Math.max(Number(value), 0), rules.longestMaxAge);
}

/** Whether a number fits into 64 signed bits; a larger one is invalid. */
function isSigned64(value: string): boolean {
  const digits = value.replace(/^[+-]?0*/, "");
  if (digits.length > 19) return false;
  const number = BigInt((value.startsWith("-") ? "-" : "") + (digits || "0"));
  return BigInt.asIntN(64, number) === number;
}

/**
 * Whether the engine caches a preflight's response.
 * @param refusal why the response refused the request; null when it allowed it
 */
export function isCacheable(refusal: CorsErrorCode | null, rules: EngineRules): boolean {
  const isRefused =
    refusal === "MethodDisallowedByPreflightResponse" ||
    refusal === "HeaderDisallowedByPreflightResponse";
  return refusal === null || (isRefused && rules.cachesRefusedPreflights);
}

/**
 * The cache entry for a preflight; null when its max age is zero.
 * @param at when the response arrived, in milliseconds since the epoch
 * @see https://fetch.spec.whatwg.org/#concept-cache-create-entry
 */
export function toCacheEntry(
  request: Pick<CorsRequest, "url" | "origin" | "method" | "credentials" | "hasUploadListeners">,
  lines: readonly HeaderLine[],
  at: number,
  rules: EngineRules,
): CacheEntry | null {
  const { headers } = toParsed({ status: 200, headers: [...lines] }, rules);
  const maxAge = maxAgeOf(headers, rules);
  if (maxAge === 0) return null;
  // A preflight for upload listeners alone is cached by the request's method.
  const own = request.hasUploadListeners === true ? [request.method] : [];
  const hasMethods = getHeader(headers, "Access-Control-Allow-Methods") !== null;
  return {
    origin: request.origin,
    url: request.url,
    credentials: request.credentials === "include",
    methods: hasMethods ? (extractTokens(headers, "Access-Control-Allow-Methods") ?? []) : own,
    headers: extractTokens(headers, "Access-Control-Allow-Headers") ?? [],
    expiresAt: at + maxAge * 1000,
  };
}

/**
 * Whether a cache entry covers a request, so that it needs no preflight. An entry with credentials covers a request
 * without, but not the reverse. A wildcard keeps the meaning that it had for the entry's own request.
 * @see https://fetch.spec.whatwg.org/#concept-cache-match
 */
export function isCovered(
  request: CorsRequest,
  entry: CacheEntry,
  at: number,
  rules: EngineRules,
): boolean {
  if (at >= entry.expiresAt) return false;
  if (entry.origin !== request.origin || entry.url !== request.url) return false;
  if (rules.cachesNoIpAddresses && isAddress(parseUrl(entry.url)?.hostname ?? "")) return false;
  const hasCredentials = request.credentials === "include";
  if (hasCredentials && !entry.credentials) return false;
  if (!hasCredentials && entry.credentials && rules.cachesByCredentials) return false;
  if (rules.cachesHeadByName && request.method === "HEAD" && !entry.methods.includes("HEAD")) {
    return false;
  }
  const named = (names: readonly string[]) =>
    rules.cachesNoWildcards ? names.filter((name) => name !== "*") : names;
  const methods = named(entry.methods);
  const asEntry = {
    ...request,
    ...(entry.credentials && !rules.reinterpretsCachedWildcards
      ? { credentials: "include" as const }
      : {}),
  };
  const needsMethod = request.hasUploadListeners === true && !rules.cachesUploadsByMethod;
  const hasMethod = methods.includes(request.method) || methods.includes("*");
  return (
    (hasMethod || !needsMethod) &&
    allowsMethod(methods, asEntry) &&
    refusedHeaders(named(entry.headers), asEntry, rules).length === 0
  );
}
