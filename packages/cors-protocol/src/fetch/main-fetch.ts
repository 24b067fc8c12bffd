import type { EngineRules } from "../quirks/rules.ts";
import type { Response } from "../model/exchange.ts";
import { getHeader } from "../http/headers.ts";
import { toActual, toPreflight } from "./outgoing.ts";
import { isCovered, toCacheEntry } from "./preflight-cache.ts";
import {
  checkLocation,
  isDisabledRedirect,
  isEmptyRedirect,
  isKeptAlong,
  isRedirect,
  locationOf,
  serializeOrigin,
  toRedirected,
} from "./redirect.ts";
import { type CorsRequest, isCrossOrigin } from "./request.ts";
import { isBlockedByResourcePolicy } from "./resource-policy.ts";
import { asRead, toScriptView } from "./response.ts";
import { askedNames, type Asking, preflightReasons } from "./safelist.ts";
import { checksOf, run, toStep } from "./steps.ts";
import {
  askAgain,
  type End,
  hopOf,
  isBroken,
  type IsKept,
  mend,
  networkError,
  notReached,
  refuse,
  refuseScheme,
  type FetchState,
  tellsOrigin,
  toAsked,
} from "./fetch-state.ts";
import { isHttp, originOf, schemeOf } from "../http/url.ts";
import type { OutgoingRequest, Verdict } from "../model/verdict.ts";

/** What came back; null for no answer, and for a preflight perhaps that none was sent. */
export type Answer = Response | "from the cache" | null;

/** The algorithm, which hands out each request that it sends and goes on with the answer to it. */
export type FetchSteps<Result> = Generator<OutgoingRequest, Result, Answer>;

/**
 * Fetch, as far as CORS reaches, for whoever answers: recorded exchanges, or a server.
 * @param isAskedFirst whether the browser is known to send a preflight that the standard would not ask for
 * @param remembers whether a preflight that was sent once is not asked for again; recorded exchanges tell by themselves
 * @see https://fetch.spec.whatwg.org/#concept-fetch
 */
export function* fetchSteps(
  request: CorsRequest,
  rules: EngineRules,
  isAskedFirst: () => boolean = () => false,
  remembers = false,
): FetchSteps<Verdict> {
  const state: FetchState = {
    rules,
    preflight: [],
    steps: [],
    sent: [],
    urls: [request.url],
    tainting: "basic",
    asking: { first: askedNames(request, rules), last: null },
    cache: remembers ? [] : null,
    first: request.headers,
    hasAsked: false,
    toldOrigin: false,
  };
  const end = yield* mainFetch(request, state, isAskedFirst);
  const { preflight, steps, sent, urls, tainting } = state;
  const told = { preflight, steps, sent, urls };
  if ("networkError" in end) return { outcome: "network-error", phase: end.networkError, ...told };
  if ("blocked" in end) {
    const { candidates = [end.blocked.parameter], ...blocked } = end.blocked;
    return { outcome: "blocked", ...blocked, candidates, ...told };
  }
  return tainting === "opaque"
    ? { outcome: "opaque", ...told }
    : {
        outcome: "readable",
        response: toScriptView(request, mend(end.response, rules), { tainting, urls }, rules),
        ...told,
      };
}

/** @see https://fetch.spec.whatwg.org/#main-fetch */
function* mainFetch(
  request: CorsRequest,
  state: FetchState,
  isAskedFirst: () => boolean,
  isKept: IsKept = () => true,
): FetchSteps<End> {
  const isLocal = schemeOf(request.url) === "data" || isOwnBlob(request);
  if (isLocal) return { response: { status: 200, headers: [] } };
  if (!isCrossOrigin(request) && state.tainting === "basic") {
    return yield* httpFetch(request, state, false, isAskedFirst);
  }
  if (request.mode === "same-origin") {
    // A redirect that leads away just fails; only a request that was never sent is told as one of CORS.
    if (state.urls.length > 1) return networkError("redirect");
    return refuse(state, "request-mode", request.origin, originOf(request.url), {
      code: "DisallowedByMode",
      parameter: "",
    });
  }
  if (request.mode === "no-cors") {
    state.tainting = "opaque";
    return isHttp(request.url)
      ? yield* httpFetch(request, state, false, isAskedFirst)
      : refuseScheme(request, state);
  }
  if (!isHttp(request.url)) return refuseScheme(request, state);
  state.tainting = "cors";
  const reasons = preflightReasons(toAsked(request, state), state.rules);
  if (state.urls.length === 1) state.preflight = reasons;
  if (!state.rules.keepsAsking) {
    const asks = reasons.length > 0 || (state.rules.asksAfterRedirects && state.hasAsked);
    return yield* httpFetch(request, state, asks, isAskedFirst);
  }
  const asksFor = askAgain(request, state.asking, isKept);
  state.asking.last = asksFor;
  const asking = asksFor === null ? request : { ...request, asksFor };
  return yield* httpFetch(asking, state, asksFor !== null, isAskedFirst);
}

/** What is read from the page's own memory never reaches a server. */
function isOwnBlob(request: CorsRequest): boolean {
  return schemeOf(request.url) === "blob" && !isCrossOrigin(request);
}

/** @see https://fetch.spec.whatwg.org/#http-fetch */
function* httpFetch(
  request: CorsRequest & Asking,
  state: FetchState,
  makesPreflight: boolean,
  isAskedFirst: () => boolean,
): FetchSteps<End> {
  const { rules, tainting } = state;
  const checked = { ...request, origin: serializeOrigin(request.origin, state.urls) };
  const checks = tainting === "cors" ? checksOf.response(checked, rules) : [];
  if (tainting === "cors" && (makesPreflight || isAskedFirst())) {
    state.hasAsked = true;
    const asking = rules.preflightsAsPage ? request : toAsked(checked, state);
    const stopped = yield* corsPreflightFetch(asking, state);
    if (stopped !== null) {
      notReached(checks, "response", state);
      return stopped;
    }
  }
  state.toldOrigin = tellsOrigin(request, state);
  const actual = toActual(checked, hopOf(state), state.toldOrigin);
  const response = yield* send(actual, state);
  if (
    response === null ||
    isBroken(response, request.url, rules) ||
    isDisabledRedirect(response, request.url, rules)
  ) {
    notReached(checks, "response", state);
    return networkError("response");
  }
  const refusal = run(checks, response, { phase: "response", hop: hopOf(state) }, state.steps);
  if (refusal !== null) return { blocked: { ...refusal, phase: "response" } };
  if (rules.failsEmptyLocation && isEmptyRedirect(response, rules)) return networkError("response");
  if (isRedirect(response, rules)) {
    return yield* httpRedirectFetch(request, response, state, isAskedFirst);
  }
  const isKeptBack = tainting === "opaque" && isBlockedByResourcePolicy(request, response.headers);
  return isKeptBack ? networkError("response") : { response };
}

/**
 * @returns null when the request may be sent
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
function* corsPreflightFetch(
  request: CorsRequest & Asking,
  state: FetchState,
): FetchSteps<End | null> {
  const { rules, cache } = state;
  if (cache?.some((entry) => isCovered(request, entry, 0, rules)) === true) return null;
  const preflight = toPreflight(request, hopOf(state), rules);
  const given = yield preflight;
  if (given === "from the cache") return null;
  state.sent.push(preflight);
  const answer = given && asRead(given, rules);
  const checks = checksOf.preflight(request, answer, rules);
  if (answer === null || isBroken(answer, request.url, rules)) {
    notReached(checks, "preflight", state);
    return networkError("preflight");
  }
  const refusal = run(checks, answer, { phase: "preflight", hop: hopOf(state) }, state.steps);
  if (refusal !== null) return { blocked: { ...refusal, phase: "preflight" } };
  const entry = toCacheEntry(request, answer.headers, 0, rules);
  if (entry !== null) cache?.push(entry);
  return null;
}

/** @see https://fetch.spec.whatwg.org/#http-redirect-fetch */
function* httpRedirectFetch(
  request: CorsRequest,
  response: Response,
  state: FetchState,
  isAskedFirst: () => boolean,
): FetchSteps<End> {
  const location = locationOf(response, request.url, state.rules);
  if (location === null && state.rules.namesBrokenRedirect && request.mode === "cors") {
    const refusal = { code: "CorsDisabledScheme", parameter: "" } as const;
    const named = getHeader(response.headers, "Location") ?? "";
    state.steps.push(toStep.location(named, refusal, hopOf(state)));
    return { blocked: { ...refusal, phase: "redirect" } };
  }
  if (location === null || state.urls.length > 20) return networkError("redirect");
  const next = toRedirected(request, location, response.status, state.rules);
  const refusal = checkLocation(request, next, state.tainting, state.rules);
  state.steps.push(toStep.location(location, refusal, hopOf(state)));
  if (refusal === "failed") return networkError("redirect");
  if (refusal !== null) {
    // The address that is refused for its scheme is the one that the browser names.
    if (refusal.code === "CorsDisabledScheme") state.urls.push(location);
    return { blocked: { ...refusal, phase: "redirect" } };
  }
  state.urls.push(location);
  const { rules } = state;
  return yield* mainFetch(next, state, isAskedFirst, (name) =>
    isKeptAlong(name, request, location, response.status, rules),
  );
}

function* send(request: OutgoingRequest, state: FetchState): FetchSteps<Response | null> {
  state.sent.push(request);
  const answer = yield request;
  return answer === "from the cache" || answer === null ? null : asRead(answer, state.rules);
}
