import type { Dialect } from "./dialect.ts";
import { extractTokens, getHeader, type HeaderLine } from "./headers.ts";
import { allowsMethod, refusedHeaders } from "./preflight.ts";
import type { CorsRequest } from "./request.ts";

/** What a preflight allowed, as the browser remembers it. */
export type Grant = {
  /** Whose: the page's origin, and the address with its query and without its fragment. */
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
 * For how many seconds a preflight is remembered: 5 where Access-Control-Max-Age is absent or not a number.
 * NOTE: engines cut it: Chromium to 7,200 s, Firefox to 86,400 s, WebKit to 600 s.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 7.8 to 7.10)
 */
export function maxAgeOf(headers: readonly HeaderLine[], dialect: Dialect): number {
  const value = getHeader(headers, "Access-Control-Max-Age");
  const number = dialect.readsSignedMaxAge ? /^[+-]?\d+$/ : /^\d+$/;
  if (value === null || !number.test(value)) return defaultMaxAge;
  const seconds = Number(value);
  // A signed number of 64 bits: what does not fit is no number.
  if (dialect.readsSignedMaxAge && Math.abs(seconds) >= 2 ** 63) return defaultMaxAge;
  return Math.min(Math.max(seconds, 0), dialect.longestMaxAge);
}

/**
 * What the browser remembers of a preflight that passed; null when it remembers nothing.
 * @param at when the answer came, in milliseconds since the epoch
 * @see https://fetch.spec.whatwg.org/#concept-cache-create-entry
 */
export function toGrant(
  request: Pick<CorsRequest, "url" | "origin" | "credentials">,
  headers: readonly HeaderLine[],
  at: number,
  dialect: Dialect,
): Grant | null {
  const maxAge = maxAgeOf(headers, dialect);
  if (maxAge === 0) return null;
  return {
    origin: request.origin,
    url: withoutFragment(request.url),
    credentials: request.credentials === "include",
    methods: extractTokens(headers, "Access-Control-Allow-Methods") ?? [],
    headers: extractTokens(headers, "Access-Control-Allow-Headers") ?? [],
    expiresAt: at + maxAge * 1000,
  };
}

/**
 * Whether a remembered preflight lets a request through without asking again. A grant with credentials covers
 * a request without, and not the other way round; its wildcards stay what they were when it was given.
 * @see https://fetch.spec.whatwg.org/#concept-cache-match
 */
export function isCovered(
  request: CorsRequest,
  grant: Grant,
  at: number,
  dialect: Dialect,
): boolean {
  if (at >= grant.expiresAt) return false;
  if (grant.origin !== request.origin || grant.url !== withoutFragment(request.url)) return false;
  if (request.credentials === "include" && !grant.credentials) return false;
  const asGranted = {
    ...request,
    ...(grant.credentials ? { credentials: "include" as const } : {}),
  };
  return (
    request.hasUploadListeners !== true &&
    allowsMethod(grant.methods, asGranted) &&
    refusedHeaders(grant.headers, asGranted, dialect).length === 0
  );
}

function withoutFragment(url: string): string {
  return url.replace(/#.*/s, "");
}
