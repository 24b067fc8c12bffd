import type { CorsErrorCode } from "../model/codes.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { extractTokens, getHeader, type HeaderLine } from "../http/headers.ts";
import { allowsMethod, refusedHeaders } from "./preflight-check.ts";
import { asRead } from "./response.ts";
import { isAddress, parseUrl } from "../http/url.ts";
import type { CorsRequest } from "./request.ts";

/** What a preflight allowed, as the browser remembers it. */
export type CacheEntry = {
  /** Whose: the page's origin, and the address with its query and its fragment. */
  origin: string;
  url: string;
  /** Whether it covers requests that may carry cookies. */
  credentials: boolean;
  methods: readonly string[];
  headers: readonly string[];
  /** In milliseconds since the epoch. */
  expiresAt: number;
};

const defaultMaxAge = 5;

/**
 * For how many seconds a preflight is remembered: 5 where Access-Control-Max-Age is absent or not a number, for
 * which Firefox remembers nothing.
 * NOTE: engines cut it: Chromium to 7,200 s, Firefox to 86,400 s, WebKit to 600 s.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 7.8 to 7.10)
 */
export function maxAgeOf(headers: readonly HeaderLine[], rules: EngineRules): number {
  const value = getHeader(headers, "Access-Control-Max-Age");
  const number = rules.readsSignedMaxAge ? /^[+-]?\d+$/ : /^\d+$/;
  if (value === null || value === "") return defaultMaxAge;
  if (!number.test(value)) return rules.forgetsInvalidMaxAge ? 0 : defaultMaxAge;
  if (rules.readsSignedMaxAge && !isSigned64(value)) return defaultMaxAge;
  return Math.min(Math.max(Number(value), 0), rules.longestMaxAge);
}

/** Whether digits fit into a signed number of 64 bits: what does not is no number. */
function isSigned64(value: string): boolean {
  const digits = value.replace(/^[+-]?0*/, "");
  if (digits.length > 19) return false;
  const number = BigInt((value.startsWith("-") ? "-" : "") + (digits || "0"));
  return BigInt.asIntN(64, number) === number;
}

/**
 * Whether a preflight's answer is remembered at all.
 * @param refusal why it did not let the request through; null where it did
 */
export function isCacheable(refusal: CorsErrorCode | null, rules: EngineRules): boolean {
  const isRefused =
    refusal === "MethodDisallowedByPreflightResponse" ||
    refusal === "HeaderDisallowedByPreflightResponse";
  return refusal === null || (isRefused && rules.remembersRefusedPreflights);
}

/**
 * What the browser remembers of a preflight that passed; null when it remembers nothing.
 * @param at when the answer came, in milliseconds since the epoch
 * @see https://fetch.spec.whatwg.org/#concept-cache-create-entry
 */
export function toCacheEntry(
  request: Pick<CorsRequest, "url" | "origin" | "method" | "credentials" | "hasUploadListeners">,
  lines: readonly HeaderLine[],
  at: number,
  rules: EngineRules,
): CacheEntry | null {
  const { headers } = asRead({ status: 200, headers: [...lines] }, rules);
  const maxAge = maxAgeOf(headers, rules);
  if (maxAge === 0) return null;
  // An upload that had to ask for its listeners alone is remembered by its method.
  const asked = request.hasUploadListeners === true ? [request.method] : [];
  const hasMethods = getHeader(headers, "Access-Control-Allow-Methods") !== null;
  return {
    origin: request.origin,
    url: request.url,
    credentials: request.credentials === "include",
    methods: hasMethods ? (extractTokens(headers, "Access-Control-Allow-Methods") ?? []) : asked,
    headers: extractTokens(headers, "Access-Control-Allow-Headers") ?? [],
    expiresAt: at + maxAge * 1000,
  };
}

/**
 * Whether a remembered preflight lets a request through without asking again. A entry with credentials covers
 * a request without, and not the other way round; its wildcards stay what they were when it was given.
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
  if (rules.forgetsAddresses && isAddress(parseUrl(entry.url)?.hostname ?? "")) return false;
  const isWithCookies = request.credentials === "include";
  if (isWithCookies && !entry.credentials) return false;
  if (!isWithCookies && entry.credentials && rules.separatesCredentials) return false;
  if (rules.forgetsHead && request.method === "HEAD" && !entry.methods.includes("HEAD")) {
    return false;
  }
  const isCacheable = (name: string) => !rules.forgetsWildcards || name !== "*";
  const [methods, headers] = [entry.methods, entry.headers].map((names) =>
    names.filter(isCacheable),
  ) as [string[], string[]];
  const asGranted = {
    ...request,
    ...(entry.credentials && !rules.readsWildcardsAnew ? { credentials: "include" as const } : {}),
  };
  const needsEntry = request.hasUploadListeners === true && !rules.remembersUploadsByMethod;
  const hasEntry = [request.method, "*"].some((method) => methods.includes(method));
  return (
    (hasEntry || !needsEntry) &&
    allowsMethod(methods, asGranted) &&
    refusedHeaders(headers, asGranted, rules).length === 0
  );
}
