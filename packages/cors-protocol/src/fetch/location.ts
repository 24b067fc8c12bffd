import { type HeaderLine, normalizeValue } from "../http/headers.ts";
import { parseUrl, schemeOf } from "../http/url.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { EngineRules } from "../quirks/rules.ts";

const redirectStatuses = [301, 302, 303, 307, 308];

function locationsOf(headers: readonly HeaderLine[], rules: EngineRules): string[] {
  const locations = headers
    .filter(([name]) => name.toLowerCase() === "location")
    .map(([, value]) => normalizeValue(value));
  return rules.joinsLocations && locations.length > 1 ? [locations.join(", ")] : locations;
}

/** @see https://fetch.spec.whatwg.org/#redirect-status */
export function isRedirect({ status, headers }: ResponseHead, rules: EngineRules): boolean {
  const [location] = locationsOf(headers, rules);
  if (location === undefined) return false;
  if (location === "" && (rules.ignoresEmptyLocation || rules.failsEmptyLocation)) return false;
  const isUndefinedStatus = status >= 309 && status <= 399;
  return (
    redirectStatuses.includes(status) || (rules.followsEveryRedirectStatus && isUndefinedStatus)
  );
}

/**
 * The target of a redirect; null when Location is not a URL or has several values. The target inherits the current
 * fragment unless it has one of its own, even an empty one.
 * @see https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationOf(
  { headers }: ResponseHead,
  currentUrl: string,
  rules: EngineRules,
): string | null {
  const [location = "", ...others] = locationsOf(headers, rules);
  if (others.length > 0 && !rules.failsDifferingLocations) return null;
  // A browser percent-encodes the bytes; here each character stands for one byte.
  const ascii = location.replaceAll(
    /[\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const url = parseUrl(ascii, currentUrl);
  if (url === null) return null;
  if (location.includes("#")) return url.href;
  url.hash = parseUrl(currentUrl)?.hash ?? "";
  const isEmpty = currentUrl.endsWith("#") && url.hash === "";
  return isEmpty && rules.keepsEmptyFragment ? `${url.href}#` : url.href;
}

/** Whether a response names two targets, which Chromium treats as response splitting. */
export function hasDifferingLocations({ headers }: ResponseHead, rules: EngineRules): boolean {
  return new Set(locationsOf(headers, rules)).size > 1;
}

/** Whether a redirect has an empty Location, which resolves to the current address. */
export function isEmptyRedirect({ status, headers }: ResponseHead, rules: EngineRules): boolean {
  return redirectStatuses.includes(status) && locationsOf(headers, rules)[0] === "";
}

/** The target of a response: null when it is not a URL, undefined when the response is not a redirect. */
function targetOf(response: ResponseHead, url: string, rules: EngineRules) {
  return isRedirect(response, rules) ? locationOf(response, url, rules) : undefined;
}

/** Whether a redirect's scheme is switched off, so that it fails before the CORS check. */
export function isDisabledRedirect(
  response: ResponseHead,
  url: string,
  rules: EngineRules,
): boolean {
  return rules.disabledRedirectSchemes.includes(schemeOf(targetOf(response, url, rules) ?? ""));
}

/** Whether the network layer fails a redirect before the CORS check: its target is not a URL, or not safe. */
export function isBrokenRedirect(response: ResponseHead, url: string, rules: EngineRules): boolean {
  const target = targetOf(response, url, rules);
  if (target === null) return rules.failsBrokenRedirectFirst;
  const scheme = schemeOf(target ?? "");
  return rules.refusesUnsafeRedirectFirst && rules.unsafeRedirectSchemes.includes(scheme);
}
