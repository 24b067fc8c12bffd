import type { HeaderLine } from "../http/headers.ts";

/**
 * The header names that WebKit spells in its own way, without those that script may not set.
 * Source: Source/WebCore/platform/network/HTTPHeaderNames.in
 */
const known = `
  Accept Accept-Language Accept-Ranges Access-Control-Allow-Credentials Access-Control-Allow-Headers
  Access-Control-Allow-Methods Access-Control-Allow-Origin Access-Control-Expose-Headers
  Access-Control-Max-Age Age Authorization Cache-Control Content-Disposition Content-Encoding
  Content-Language Content-Location Content-Range Content-Security-Policy
  Content-Security-Policy-Report-Only Content-Type Default-Style ETag Expires If-Match
  If-Modified-Since If-None-Match If-Range If-Unmodified-Since Last-Event-ID Last-Modified Link
  Location Ping-From Ping-To Pragma Purpose Range Refresh Server Timing-Allow-Origin User-Agent Vary
  X-Content-Type-Options X-DNS-Prefetch-Control X-Frame-Options X-Powered-By X-XSS-Protection`;
const spellings = new Map(
  known
    .trim()
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
);

/** The names of a request's headers in WebKit's order and spelling: those that it knows come first. */
export function toHeaderOrder(headers: readonly HeaderLine[]): string[] {
  const names = new Map<string, string>();
  for (const [name] of headers) {
    const lower = name.toLowerCase();
    if (!names.has(lower)) names.set(lower, spellings.get(lower) ?? name);
  }
  const isKnown = (name: string) => spellings.has(name.toLowerCase());
  const all = [...names.values()];
  return [...all.filter(isKnown), ...all.filter((name) => !isKnown(name))];
}
