import type { Refusal } from "../model/codes.ts";
import type { EngineRules } from "../quirks/rules.ts";
import type { Response } from "../model/exchange.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CacheEntry } from "./preflight-cache.ts";
import { hasDifferingLocations, isBrokenRedirect, type Tainting } from "./redirect.ts";
import type { CorsRequest } from "./request.ts";
import { isSafelistedMethod, type PreflightReason } from "./safelist.ts";
import { type Check, link, run } from "./steps.ts";
import { originOf, schemeOf } from "../http/url.ts";
import { toValidUtf8 } from "../http/utf8.ts";
import type { OutgoingRequest, Step } from "../model/verdict.ts";

/** What was found out so far. */
export type FetchState = {
  rules: EngineRules;
  preflight: PreflightReason[];
  steps: Step[];
  sent: OutgoingRequest[];
  urls: string[];
  tainting: Tainting;
  /** The names for which the request asks at its first address, and those for which it asked last, if it did. */
  asking: { first: readonly string[]; last: readonly string[] | null };
  /** The preflights that are remembered, where no recording tells what was: for a redirect that leads back. */
  cache: CacheEntry[] | null;
  /** The headers that script set, and whether they made the browser ask. */
  first: CorsRequest["headers"];
  hasAsked: boolean;
  /** Whether the last request told its origin. */
  toldOrigin: boolean;
};

type Blocked = Refusal & { phase: Step["phase"] };

export type End = { response: Response } | { blocked: Blocked } | { networkError: Step["phase"] };

export const networkError = (phase: Step["phase"]): End => ({ networkError: phase });

export function mend({ status, headers }: Response, { mendsHeaderValues }: EngineRules): Response {
  const mended = headers.map(([name, value]): HeaderLine => [name, toValidUtf8(value)]);
  return { status, headers: mendsHeaderValues ? mended : headers };
}

export type IsKept = (name: string) => boolean;

/**
 * The names for which Firefox asks at an address, null where it does not ask: those of the first address, less
 * what this redirect takes away, though not what one before it took away; or the last ones over again.
 */
export function askAgain(
  { method, hasUploadListeners = false }: CorsRequest,
  { first, last }: FetchState["asking"],
  isKept: IsKept,
): readonly string[] | null {
  const mustAsk = !isSafelistedMethod(method) || hasUploadListeners || first.length > 0;
  return mustAsk ? first.filter(isKept) : last;
}

/** The request for which the browser asks. */
export function toAsked(request: CorsRequest, { rules, first }: FetchState): CorsRequest {
  return rules.asksForFirstHeaders ? { ...request, headers: first } : request;
}

export function refuseScheme(request: CorsRequest, state: FetchState): End {
  const scheme = schemeOf(request.url);
  return refuse(state, "request-scheme", "http or https", scheme, {
    code: "CorsDisabledScheme",
    // Blink names it for fetch(); for XMLHttpRequest the network finds it out, and names nothing.
    parameter: request.initiatorType === "xmlhttprequest" ? "" : scheme,
  });
}

/** A refusal before anything is sent. */
export function refuse(
  { steps, urls }: FetchState,
  id: "request-mode" | "request-scheme",
  wanted: string,
  found: string,
  refusal: Refusal,
): End {
  const where = { id, phase: "request", hop: urls.length - 1, header: null } as const;
  steps.push({ ...where, state: "failed", wanted, found, link: link("main-fetch") });
  return { blocked: { ...refusal, phase: "request" } };
}

/**
 * NOTE: a no-cors GET carries no Origin at all, which is why a server cannot tell it from a link.
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function tellsOrigin(
  { method }: CorsRequest,
  { rules, tainting, toldOrigin, urls }: FetchState,
): boolean {
  if (tainting === "cors" || (method !== "GET" && method !== "HEAD")) return true;
  const [before, now] = urls.slice(-2).map(originOf);
  return rules.keepsOriginOnRedirect && toldOrigin && before === now;
}

/** What the network layer makes a failure of before CORS is asked. */
export function isBroken(response: Response, url: string, rules: EngineRules): boolean {
  return (
    // An informational answer is none yet.
    response.status < 200 ||
    rules.failingStatuses.includes(response.status) ||
    (rules.failsDifferingLocations && hasDifferingLocations(response, rules)) ||
    isBrokenRedirect(response, url, rules)
  );
}

export function hopOf({ urls }: FetchState): number {
  return urls.length - 1;
}

export function notReached(
  checks: readonly Check[],
  phase: "preflight" | "response",
  state: FetchState,
): void {
  run(checks, null, { phase, hop: hopOf(state) }, state.steps);
}
