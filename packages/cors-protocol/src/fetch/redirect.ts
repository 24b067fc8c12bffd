import { hasUserinfo, isHttp, originOf, schemeOf } from "../http/url.ts";
import type { Refusal } from "../model/codes.ts";
import type { CorsRequest, Tainting } from "../model/request.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { preflightReasons } from "./preflight-reasons.ts";
import { isCrossOrigin } from "./request.ts";
import { isClientHint } from "./safelist.ts";

/** Why a redirect is not followed. `failed` means the network layer, which reports no CORS error. */
export type RedirectRefusal = Refusal | "failed" | null;

/**
 * Checks whether a redirect may be followed: null when it may.
 * @param next the request to the redirect's target
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

/** Whether a redirect to another scheme fails without a CORS error. */
function isSilent(
  request: CorsRequest,
  next: CorsRequest,
  tainting: Tainting,
  rules: EngineRules,
): boolean {
  const scheme = schemeOf(next.url);
  if (rules.unsafeRedirectSchemes.includes(scheme)) return true;
  // A changed request restarts in the loader, which checks the scheme again and reports a CORS error.
  const isUnchanged =
    tainting === "cors" &&
    next.method === request.method &&
    preflightReasons(next, rules).length === 0;
  return isUnchanged && rules.unknownRedirectSchemes.includes(scheme);
}

const bodyHeaders = ["content-encoding", "content-language", "content-location", "content-type"];

/** A redirect: the request that it answers, its target and its status. */
export type Redirect = { request: CorsRequest; location: string; status: number };

/**
 * The request to a redirect's target. POST becomes GET after 301 and 302, every method but GET and HEAD after 303;
 * the body's headers are then dropped. Authorization is dropped on the way to another origin.
 * @see https://fetch.spec.whatwg.org/#http-redirect-fetch (steps 12 and 13)
 */
export function toRedirected(redirect: Redirect, rules: EngineRules): CorsRequest {
  const { request, location } = redirect;
  return {
    ...request,
    url: location,
    method: becomesGet(redirect, rules) ? "GET" : request.method,
    headers: request.headers.filter(([name]) => keepsHeader(name, redirect, rules)),
  };
}

function becomesGet(
  { request: { method, url }, location, status }: Redirect,
  { makesDeleteGetAcrossOrigins }: EngineRules,
): boolean {
  return (
    ((status === 301 || status === 302) && method === "POST") ||
    (status === 303 && method !== "GET" && method !== "HEAD") ||
    (makesDeleteGetAcrossOrigins && method === "DELETE" && originOf(url) !== originOf(location))
  );
}

/** In cors mode, WebKit builds the next request from the headers that script set. */
function keepsBodyHeaders({ request, location }: Redirect, rules: EngineRules): boolean {
  const next = { url: location, origin: request.origin };
  return (
    rules.preflightsFirstHeaders &&
    request.mode === "cors" &&
    (isCrossOrigin(request) || isCrossOrigin(next))
  );
}

/** Whether a header of this name stays on the request along a redirect. */
export function keepsHeader(name: string, redirect: Redirect, rules: EngineRules): boolean {
  const { request, location } = redirect;
  const lower = name.toLowerCase();
  if (becomesGet(redirect, rules) && bodyHeaders.includes(lower)) {
    return keepsBodyHeaders(redirect, rules);
  }
  if (rules.dropsClientHintsOnRedirect && isClientHint(lower)) {
    return lower === "save-data" || originOf(location) === request.origin;
  }
  return originOf(request.url) === originOf(location) || lower !== "authorization";
}

/**
 * The value of the Origin header after these addresses: the page's origin, or `null` once a redirect has led from one
 * foreign origin to another.
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
