import { getHeader } from "../http/headers.ts";
import { isHttp, schemeOf } from "../http/url.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import type { OutgoingRequest, Verdict } from "../model/verdict.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { isDisabledRedirect, isEmptyRedirect, isRedirect, locationOf } from "./location.ts";
import { corsPreflightFetch } from "./preflight-fetch.ts";
import { type Preflighted, preflightReasons, requestedNamesOf } from "./preflight-reasons.ts";
import { checkLocation, keepsHeader, serializeOrigin, toRedirected } from "./redirect.ts";
import { isCrossOrigin } from "./request.ts";
import { isBlockedByResourcePolicy, toParsed, toScriptView } from "./response.ts";
import {
  type End,
  type FetchState,
  type FetchSteps,
  hasOrigin,
  hopOf,
  isBroken,
  networkError,
  notReached,
  refuseUnsent,
  requestAgain,
  toPreflighted,
  toSubject,
} from "./state.ts";
import { corsChecks, run, toLocationStep } from "./steps.ts";

/**
 * The parts of Fetch that decide about CORS. The caller answers each request, from recorded exchanges or as a server.
 * @param hasPreflight whether the exchanges contain a preflight next, even one that the standard would not send
 * @param usesCache whether one preflight covers later ones of the same fetch; recorded exchanges show that themselves
 * @see https://fetch.spec.whatwg.org/#concept-fetch
 */
export function* fetchSteps(
  request: CorsRequest,
  rules: EngineRules,
  hasPreflight: () => boolean,
  usesCache: boolean,
): FetchSteps<Verdict> {
  const state: FetchState = {
    rules,
    preflight: [],
    steps: [],
    sent: [],
    urls: [request.url],
    tainting: "basic",
    hasPreflight,
    requested: {
      first: rules.keepsPreflighting ? requestedNamesOf(request, rules) : [],
      last: null,
    },
    cache: usesCache ? [] : null,
    firstHeaders: request.headers,
    wasPreflighted: false,
    hadOrigin: false,
  };
  const end = yield* mainFetch(request, state);
  const { preflight, steps, sent, urls, tainting } = state;
  const common = { preflight, steps, sent, urls };
  if ("networkError" in end)
    return { outcome: "network-error", phase: end.networkError, ...common };
  if ("blocked" in end) {
    const { candidates = [end.blocked.parameter], ...blocked } = end.blocked;
    return { outcome: "blocked", ...blocked, candidates, ...common };
  }
  if (tainting === "opaque") return { outcome: "opaque", ...common };
  const response = toScriptView(request, end.response, { tainting, urls }, rules);
  return { outcome: "readable", response, ...common };
}

/** @see https://fetch.spec.whatwg.org/#main-fetch */
function* mainFetch(
  request: CorsRequest,
  state: FetchState,
  isKept: (name: string) => boolean = () => true,
): FetchSteps<End> {
  if (isLocal(request)) return { response: { status: 200, headers: [] } };
  if (!isCrossOrigin(request) && state.tainting === "basic") {
    return yield* httpFetch(request, state, false);
  }
  if (request.mode === "same-origin") {
    // A redirect to another origin is a network error; only a request that was never sent is a CORS error.
    if (state.urls.length > 1) return networkError("redirect");
    return refuseUnsent(request, state, "mode");
  }
  if (request.mode === "no-cors") state.tainting = "opaque";
  if (!isHttp(request.url)) return refuseUnsent(request, state, "scheme");
  if (request.mode === "no-cors") return yield* httpFetch(request, state, false);
  state.tainting = "cors";
  const reasons = preflightReasons(toPreflighted(request, state), state.rules);
  if (state.urls.length === 1) state.preflight = reasons;
  if (!state.rules.keepsPreflighting) {
    const isPreflighted =
      reasons.length > 0 || (state.rules.preflightsAfterRedirects && state.wasPreflighted);
    return yield* httpFetch(request, state, isPreflighted);
  }
  const names = requestAgain(request, state.requested, isKept);
  state.requested.last = names;
  const next = names === null ? request : { ...request, requestedNames: names };
  return yield* httpFetch(next, state, names !== null);
}

/** Whether the response comes from the page itself and never from a server. */
function isLocal(request: CorsRequest): boolean {
  const scheme = schemeOf(request.url);
  return scheme === "data" || (scheme === "blob" && !isCrossOrigin(request));
}

/** @see https://fetch.spec.whatwg.org/#http-fetch */
function* httpFetch(
  request: CorsRequest & Preflighted,
  state: FetchState,
  isPreflighted: boolean,
): FetchSteps<End> {
  const { rules, tainting } = state;
  const checked = { ...request, origin: serializeOrigin(request.origin, state.urls) };
  const checks = tainting === "cors" ? corsChecks(checked) : [];
  if (tainting === "cors" && (isPreflighted || state.hasPreflight())) {
    state.wasPreflighted = true;
    const preflighted = rules.preflightsAsPage ? request : toPreflighted(checked, state);
    const requestedNames = requestedNamesOf(preflighted, rules);
    const stopped = yield* corsPreflightFetch({ ...preflighted, requestedNames }, state);
    if (stopped !== null) {
      notReached(checks, checked, "response", state);
      return stopped;
    }
  }
  const response = yield* send(checked, state);
  if (
    response === null ||
    isBroken(response, request.url, rules) ||
    isDisabledRedirect(response, request.url, rules)
  ) {
    notReached(checks, checked, "response", state);
    return networkError("response");
  }
  const refusal = run(checks, response, toSubject(checked, "response", state));
  if (refusal !== null) return { blocked: { ...refusal, phase: "response" } };
  if (rules.failsEmptyLocation && isEmptyRedirect(response, rules)) return networkError("response");
  if (isRedirect(response, rules)) return yield* httpRedirectFetch(request, response, state);
  const isKeptBack = tainting === "opaque" && isBlockedByResourcePolicy(request, response.headers);
  return isKeptBack ? networkError("response") : { response };
}

/** @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
function* send(request: CorsRequest, state: FetchState): FetchSteps<ResponseHead | null> {
  const { url, method, headers, origin } = request;
  state.hadOrigin = hasOrigin(request, state);
  const outgoing: OutgoingRequest = {
    phase: "response",
    hop: hopOf(state),
    url,
    method,
    headers: state.hadOrigin ? [...headers, ["Origin", origin]] : [...headers],
  };
  state.sent.push(outgoing);
  const answer = yield outgoing;
  return answer === "from the cache" || answer === null ? null : toParsed(answer, state.rules);
}

/** @see https://fetch.spec.whatwg.org/#http-redirect-fetch */
function* httpRedirectFetch(
  request: CorsRequest,
  response: ResponseHead,
  state: FetchState,
): FetchSteps<End> {
  const { rules, tainting, urls, steps } = state;
  const location = locationOf(response, request.url, rules);
  if (location === null && rules.namesBrokenRedirect && request.mode === "cors") {
    const refusal = { code: "CorsDisabledScheme", parameter: "" } as const;
    const named = getHeader(response.headers, "Location") ?? "";
    steps.push(toLocationStep(named, refusal, hopOf(state)));
    return { blocked: { ...refusal, phase: "redirect" } };
  }
  if (location === null || urls.length > 20) return networkError("redirect");
  const redirect = { request, location, status: response.status };
  const next = toRedirected(redirect, rules);
  const refusal = checkLocation(request, next, tainting, rules);
  steps.push(toLocationStep(location, refusal, hopOf(state)));
  if (refusal === "failed") return networkError("redirect");
  // The browser names the target that it refuses for its scheme, but not one that contains credentials.
  if (refusal === null || refusal.code === "CorsDisabledScheme") urls.push(location);
  if (refusal !== null) return { blocked: { ...refusal, phase: "redirect" } };
  return yield* mainFetch(next, state, (name) => keepsHeader(name, redirect, rules));
}
