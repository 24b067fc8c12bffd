import type { Refusal } from "../model/codes.ts";
import type { EngineRules } from "../quirks/rules.ts";
import type { Response } from "../model/exchange.ts";
import { type HeaderLine, normalizeValue } from "../http/headers.ts";
import { type CorsRequest, isCrossOrigin } from "./request.ts";
import { isClientHint, preflightReasons } from "./safelist.ts";
import { isHttp, originOf, parseUrl, schemeOf } from "../http/url.ts";

/**
 * What has become of the request so far: it stayed at home, must pass the CORS check, or is sealed.
 * @see https://fetch.spec.whatwg.org/#concept-request-response-tainting
 */
export type Tainting = "basic" | "cors" | "opaque";

const redirectStatuses = [301, 302, 303, 307, 308];

function locationsOf(headers: readonly HeaderLine[], rules: EngineRules): string[] {
  const locations = headers
    .filter(([name]) => name.toLowerCase() === "location")
    .map(([, value]) => normalizeValue(value));
  return rules.joinsLocations && locations.length > 1 ? [locations.join(", ")] : locations;
}

/** @see https://fetch.spec.whatwg.org/#redirect-status */
export function isRedirect({ status, headers }: Response, rules: EngineRules): boolean {
  const [location] = locationsOf(headers, rules);
  if (
    location === undefined ||
    (location === "" && (rules.ignoresEmptyLocation || rules.failsEmptyLocation))
  )
    return false;
  return redirectStatuses.includes(status) || (rules.followsEveryRedirectStatus && isOdd(status));
}

/** The redirects that nobody has defined. */
function isOdd(status: number): boolean {
  return status >= 309 && status <= 399;
}

/**
 * Where a redirect leads; null where that is no URL, or where several lines say it. It inherits the fragment
 * of where it comes from, unless it has one of its own, be it empty.
 * @see https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationOf(
  { headers }: Response,
  currentUrl: string,
  rules: EngineRules,
): string | null {
  const [location = "", ...others] = locationsOf(headers, rules);
  if (others.length > 0 && !rules.failsDifferingLocations) return null;
  // A browser reads the bytes themselves, and not the characters that stand for them here.
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

/** Whether an answer names two places, which Chromium takes for an attempt to split an answer in two. */
export function hasDifferingLocations({ headers }: Response, rules: EngineRules): boolean {
  return new Set(locationsOf(headers, rules)).size > 1;
}

/** Whether an answer would lead to the address that it comes from, for lack of another. */
export function isEmptyRedirect({ status, headers }: Response, rules: EngineRules): boolean {
  return redirectStatuses.includes(status) && locationsOf(headers, rules)[0] === "";
}

/** Where an answer leads: null where that is no URL, undefined where it is no redirect. */
function targetOf(
  response: Response,
  currentUrl: string,
  rules: EngineRules,
): string | null | undefined {
  return isRedirect(response, rules) ? locationOf(response, currentUrl, rules) : undefined;
}

/** Whether a redirect leads to where none may lead. */
export function isDisabledRedirect(
  response: Response,
  currentUrl: string,
  rules: EngineRules,
): boolean {
  const scheme = schemeOf(targetOf(response, currentUrl, rules) ?? "");
  return rules.disabledRedirectSchemes.includes(scheme);
}

/** Whether a redirect leads where the network layer makes a failure of it before anybody checks it: to no URL. */
export function isBrokenRedirect(
  response: Response,
  currentUrl: string,
  rules: EngineRules,
): boolean {
  const target = targetOf(response, currentUrl, rules);
  if (target === null) return rules.failsBrokenRedirectFirst;
  const scheme = schemeOf(target ?? "");
  return rules.refusesUnsafeRedirectFirst && rules.unsafeRedirectSchemes.includes(scheme);
}

/** What stands in the way of following a redirect. `failed`: the network layer, without a word about CORS. */
export type RedirectRefusal = Refusal | "failed" | null;

/**
 * Whether a redirect may be followed: null when it may.
 * @param next the request as it would go on
 * @see https://fetch.spec.whatwg.org/#http-redirect-fetch (steps 6, 9 and 10)
 */
export function checkLocation(
  request: CorsRequest,
  next: CorsRequest,
  tainting: Tainting,
  rules: EngineRules,
): RedirectRefusal {
  const location = next.url;
  if (!isHttp(location)) {
    return request.mode !== "cors" || isSilent(request, next, tainting, rules)
      ? "failed"
      : { code: "CorsDisabledScheme", parameter: "" };
  }
  if (!hasUserinfo(location)) return null;
  if (tainting === "cors" || (request.mode === "cors" && originOf(location) !== request.origin)) {
    return { code: "RedirectContainsCredentials", parameter: "" };
  }
  return request.mode === "no-cors" && rules.refusesNoCorsRedirectCredentials ? "failed" : null;
}

/** Whether a redirect to another scheme fails without a word about CORS. */
function isSilent(
  request: CorsRequest,
  next: CorsRequest,
  tainting: Tainting,
  rules: EngineRules,
): boolean {
  const scheme = schemeOf(next.url);
  if (rules.unsafeRedirectSchemes.includes(scheme)) return true;
  // Where the loader begins anew, it looks at the scheme once more, and CORS is asked.
  const goesOn =
    tainting === "cors" &&
    next.method === request.method &&
    preflightReasons(next, rules).length === 0;
  return goesOn && rules.unknownRedirectSchemes.includes(scheme);
}

export function hasUserinfo(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && (parsed.username !== "" || parsed.password !== "");
}

const bodyHeaders = ["content-encoding", "content-language", "content-location", "content-type"];

/**
 * The request that follows a redirect: POST becomes GET after 301 and 302, everything but GET and HEAD after
 * 303, and then without the headers of its body; Authorization does not travel to another origin.
 * @see https://fetch.spec.whatwg.org/#http-redirect-fetch (steps 12 and 13)
 */
export function toRedirected(
  request: CorsRequest,
  location: string,
  status: number,
  rules: EngineRules,
): CorsRequest {
  return {
    ...request,
    url: location,
    method: becomesGet(request, location, status, rules) ? "GET" : request.method,
    headers: request.headers.filter(([name]) =>
      isKeptAlong(name, request, location, status, rules),
    ),
  };
}

function becomesGet(
  { method, url }: CorsRequest,
  location: string,
  status: number,
  { makesDeleteGetAcrossOrigins }: EngineRules,
): boolean {
  return (
    ((status === 301 || status === 302) && method === "POST") ||
    (status === 303 && method !== "GET" && method !== "HEAD") ||
    (makesDeleteGetAcrossOrigins && method === "DELETE" && originOf(url) !== originOf(location))
  );
}

/** Where CORS is asked, WebKit makes the next request anew of the headers that script set. */
function keepsBodyHeaders(request: CorsRequest, location: string, rules: EngineRules): boolean {
  const next = { url: location, origin: request.origin };
  return (
    rules.asksForFirstHeaders &&
    request.mode === "cors" &&
    (isCrossOrigin(request) || isCrossOrigin(next))
  );
}

/** Whether a header of this name travels along a redirect. */
export function isKeptAlong(
  name: string,
  request: CorsRequest,
  location: string,
  status: number,
  rules: EngineRules,
): boolean {
  const lower = name.toLowerCase();
  if (becomesGet(request, location, status, rules) && bodyHeaders.includes(lower)) {
    return keepsBodyHeaders(request, location, rules);
  }
  if (rules.dropsClientHintsOnRedirect && isClientHint(lower)) {
    return lower === "save-data" || originOf(location) === request.origin;
  }
  return originOf(request.url) === originOf(location) || lower !== "authorization";
}

/**
 * What the Origin header says after these addresses: the page's origin, or `null` once a redirect has led from
 * one foreign origin to another.
 * @see https://fetch.spec.whatwg.org/#concept-request-tainted-origin
 */
export function serializeOrigin(origin: string, urls: readonly string[]): string {
  const origins = urls.map(originOf);
  const isTainted = origins.some((current, index) => {
    const last = origins[index - 1];
    return last !== undefined && current !== last && last !== origin;
  });
  return isTainted ? "null" : origin;
}
