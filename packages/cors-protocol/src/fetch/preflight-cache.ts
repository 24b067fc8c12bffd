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
 * The cached preflights of an address after another one.
 * @param before the entries of the same address
 */
export function withEntry(
  entry: CacheEntry,
  before: readonly CacheEntry[],
  rules: EngineRules,
): CacheEntry[] {
  if (rules.replacesCachedPreflights) return [entry];
  return [...before.filter((one) => !isWithin(one, entry)), entry];
}

/** Whether an entry allows nothing beyond another one. */
function isWithin(one: CacheEntry, other: CacheEntry): boolean {
  return (
    one.credentials === other.credentials &&
    one.methods.every((method) => other.methods.includes(method)) &&
    one.headers.every((name) => other.headers.includes(name))
  );
}

/**
 * Whether cache entries cover a request, so that it needs no preflight. The method and each header may come from
 * different entries.
 * @see https://fetch.spec.whatwg.org/#http-fetch (step 4.2)
 */
export function isCoveredBy(
  request: CorsRequest,
  entries: readonly CacheEntry[],
  at: number,
  rules: EngineRules,
): boolean {
  const matching = entries.filter((entry) => isMatch(request, entry, at, rules));
  if (!matching.some((entry) => coversMethod(request, entry, rules))) return false;
  const [first = [], ...others] = matching.map((entry) => {
    const { headers } = toNamed(entry, rules);
    return refusedHeaders(headers, asEntry(request, entry, rules), rules);
  });
  return first.every((name) => others.some((refused) => !refused.includes(name)));
}

/** @see https://fetch.spec.whatwg.org/#concept-cache-match */
function isMatch(request: CorsRequest, entry: CacheEntry, at: number, rules: EngineRules): boolean {
  if (at >= entry.expiresAt) return false;
  if (entry.origin !== request.origin || entry.url !== request.url) return false;
  if (rules.cachesNoIpAddresses && isAddress(parseUrl(entry.url)?.hostname ?? "")) return false;
  const hasCredentials = request.credentials === "include";
  // An entry with credentials covers a request without, but not the reverse.
  return hasCredentials ? entry.credentials : !(entry.credentials && rules.cachesByCredentials);
}

function coversMethod(request: CorsRequest, entry: CacheEntry, rules: EngineRules): boolean {
  const { method, hasUploadListeners = false } = request;
  if (rules.cachesHeadByName && method === "HEAD" && !entry.methods.includes("HEAD")) return false;
  const { methods } = toNamed(entry, rules);
  const needsMethod = hasUploadListeners && !rules.cachesUploadsByMethod;
  if (needsMethod && !methods.includes(method) && !methods.includes("*")) return false;
  return allowsMethod(methods, asEntry(request, entry, rules));
}

function toNamed({ methods, headers }: CacheEntry, { cachesNoWildcards }: EngineRules) {
  const isName = (name: string) => !cachesNoWildcards || name !== "*";
  return { methods: methods.filter(isName), headers: headers.filter(isName) };
}

/** A wildcard keeps the meaning that it had for the entry's own request. */
function asEntry(request: CorsRequest, entry: CacheEntry, rules: EngineRules): CorsRequest {
  return entry.credentials && !rules.reinterpretsCachedWildcards
    ? { ...request, credentials: "include" }
    : request;
}
