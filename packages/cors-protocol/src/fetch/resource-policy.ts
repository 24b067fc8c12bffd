import { getHeader, type HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "./request.ts";
import { isAddress, originOf, parseUrl } from "../http/url.ts";

/**
 * Whether Cross-Origin-Resource-Policy keeps an answer from a no-cors request; a request in cors mode is not
 * asked for it.
 * @see https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
 */
export function isBlockedByResourcePolicy(
  { url, origin }: Pick<CorsRequest, "url" | "origin">,
  headers: readonly HeaderLine[],
): boolean {
  const policy = getHeader(headers, "Cross-Origin-Resource-Policy");
  if (policy === "same-origin") return originOf(url) !== origin;
  return policy === "same-site" && !isSameSite(url, origin);
}

/**
 * NOTE: without the list of public suffixes two names are of one site when their last two labels are equal,
 * which is too kind to names such as a.co.uk.
 * @see https://html.spec.whatwg.org/#same-site
 */
function isSameSite(url: string, origin: string): boolean {
  const [one, other] = [parseUrl(url), parseUrl(origin)];
  if (one === null || other === null || one.protocol !== other.protocol) return false;
  return siteOf(one.hostname) === siteOf(other.hostname);
}

function siteOf(host: string): string {
  return isAddress(host) ? host : host.split(".").slice(-2).join(".");
}
