import { originOf, schemeOf } from "../http/url.ts";
import type { Refusal } from "../model/codes.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest, Tainting } from "../model/request.ts";
import type { OutgoingRequest, Phase, PreflightReason, Step } from "../model/verdict.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { hasDifferingLocations, isBrokenRedirect } from "./location.ts";
import type { CacheEntry } from "./preflight-cache.ts";
import { isSafelistedMethod } from "./safelist.ts";
import { type Check, link, run, type Subject } from "./steps.ts";

/** The response to a request: null for none, "from the cache" for a preflight that was not sent. */
export type Answer = ResponseHead | "from the cache" | null;

/** A part of the algorithm: it yields each request that the browser sends, and resumes with its response. */
export type FetchSteps<Result> = Generator<OutgoingRequest, Result, Answer>;

/** The state of one fetch. */
export type FetchState = {
  rules: EngineRules;
  preflight: PreflightReason[];
  steps: Step[];
  sent: OutgoingRequest[];
  urls: string[];
  tainting: Tainting;
  /** Whether the exchanges contain a preflight next, even one that the standard would not send. */
  hasPreflight: () => boolean;
  /** The header names that the first preflight would request, and those that the last one did request. */
  requested: { first: readonly string[]; last: readonly string[] | null };
  /** The cached preflights, for redirects that return to an address; null for recorded exchanges. */
  cache: CacheEntry[] | null;
  /** The headers that script set. */
  firstHeaders: CorsRequest["headers"];
  wasPreflighted: boolean;
  /** Whether the last request had an Origin header. */
  hadOrigin: boolean;
};

export type End =
  | { response: ResponseHead }
  | { blocked: Refusal & { phase: Phase } }
  | { networkError: Phase };

export const networkError = (phase: Phase): End => ({ networkError: phase });

/**
 * The header names that Firefox's preflight requests at an address; null when it sends none. They are those of the
 * first address without the headers that this redirect drops, or else those of the last preflight.
 */
export function requestAgain(
  { method, hasUploadListeners = false }: CorsRequest,
  { first, last }: FetchState["requested"],
  isKept: (name: string) => boolean,
): readonly string[] | null {
  const needsPreflight = !isSafelistedMethod(method) || hasUploadListeners || first.length > 0;
  return needsPreflight ? first.filter(isKept) : last;
}

/** The request as its preflight describes it. */
export function toPreflighted(
  request: CorsRequest,
  { rules, firstHeaders }: FetchState,
): CorsRequest {
  return rules.preflightsFirstHeaders ? { ...request, headers: firstHeaders } : request;
}

/** Refuses a request for its mode or its scheme, before anything is sent. */
export function refuseUnsent(
  { url, origin, initiatorType }: CorsRequest,
  state: FetchState,
  reason: "mode" | "scheme",
): End {
  const isMode = reason === "mode";
  const [wanted, found] = isMode ? [origin, originOf(url)] : ["http or https", schemeOf(url)];
  // Blink names the scheme for fetch(). XMLHttpRequest fails in the network stack, which names nothing.
  const parameter = isMode || initiatorType === "xmlhttprequest" ? "" : found;
  const where = { phase: "request", hop: hopOf(state), header: null } as const;
  const step = { id: `request-${reason}`, wanted, found, link: link("main-fetch") } as const;
  state.steps.push({ ...step, ...where, state: "failed" });
  const code = isMode ? "DisallowedByMode" : "CorsDisabledScheme";
  return { blocked: { code, parameter, phase: "request" } };
}

/**
 * Whether a request has an Origin header.
 * NOTE: a no-cors GET has none, so a server cannot tell it from a navigation.
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function hasOrigin(
  { method }: CorsRequest,
  { rules, tainting, hadOrigin, urls }: FetchState,
): boolean {
  if (tainting === "cors" || (method !== "GET" && method !== "HEAD")) return true;
  const [before, now] = urls.slice(-2).map(originOf);
  return rules.keepsOriginOnRedirect && hadOrigin && before === now;
}

/** Whether the network layer fails a response before the CORS check. */
export function isBroken(response: ResponseHead, url: string, rules: EngineRules): boolean {
  return (
    // An informational response is not final.
    response.status < 200 ||
    rules.failingStatuses.includes(response.status) ||
    (rules.failsDifferingLocations && hasDifferingLocations(response, rules)) ||
    isBrokenRedirect(response, url, rules)
  );
}

export function hopOf({ urls }: FetchState): number {
  return urls.length - 1;
}

export function toSubject<Request>(
  request: Request,
  phase: Phase,
  state: FetchState,
): Subject<Request> {
  return { request, rules: state.rules, phase, hop: hopOf(state), steps: state.steps };
}

/** Records that no response reached the checks. */
export function notReached<Request>(
  checks: readonly Check<Request>[],
  request: Request,
  phase: Phase,
  state: FetchState,
): void {
  run(checks, null, toSubject(request, phase, state));
}
