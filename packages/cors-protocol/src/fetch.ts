import type { Dialect } from "./dialect.ts";
import type { Response } from "./exchange.ts";
import { getHeader } from "./headers.ts";
import { toActual, toPreflight } from "./outgoing.ts";
import { isCovered, toGrant } from "./preflight-cache.ts";
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
  type Story,
  tellsOrigin,
  toAsked,
} from "./story.ts";
import { isHttp, originOf, schemeOf } from "./url.ts";
import type { OutgoingRequest, Verdict } from "./verdict.ts";

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
  dialect: Dialect,
  isAskedFirst: () => boolean = () => false,
  remembers = false,
): FetchSteps<Verdict> {
  const story: Story = {
    dialect,
    preflight: [],
    steps: [],
    sent: [],
    urls: [request.url],
    tainting: "basic",
    asking: { first: askedNames(request, dialect), last: null },
    grants: remembers ? [] : null,
    first: request.headers,
    hasAsked: false,
    toldOrigin: false,
  };
  const end = yield* mainFetch(request, story, isAskedFirst);
  const { preflight, steps, sent, urls, tainting } = story;
  const told = { preflight, steps, sent, urls };
  if ("unanswered" in end) return { outcome: "unanswered", phase: end.unanswered, ...told };
  if ("blocked" in end) {
    const { candidates = [end.blocked.parameter], ...blocked } = end.blocked;
    return { outcome: "blocked", ...blocked, candidates, ...told };
  }
  return tainting === "opaque"
    ? { outcome: "opaque", ...told }
    : {
        outcome: "readable",
        response: toScriptView(request, mend(end.response, dialect), { tainting, urls }, dialect),
        ...told,
      };
}

/** @see https://fetch.spec.whatwg.org/#main-fetch */
function* mainFetch(
  request: CorsRequest,
  story: Story,
  isAskedFirst: () => boolean,
  isKept: IsKept = () => true,
): FetchSteps<End> {
  const isLocal = schemeOf(request.url) === "data" || isOwnBlob(request);
  if (isLocal) return { response: { status: 200, headers: [] } };
  if (!isCrossOrigin(request) && story.tainting === "basic") {
    return yield* httpFetch(request, story, false, isAskedFirst);
  }
  if (request.mode === "same-origin") {
    // A redirect that leads away just fails; only a request that was never sent is told as one of CORS.
    if (story.urls.length > 1) return networkError("redirect");
    return refuse(story, "request-mode", request.origin, originOf(request.url), {
      code: "DisallowedByMode",
      parameter: "",
    });
  }
  if (request.mode === "no-cors") {
    story.tainting = "opaque";
    return isHttp(request.url)
      ? yield* httpFetch(request, story, false, isAskedFirst)
      : refuseScheme(request, story);
  }
  if (!isHttp(request.url)) return refuseScheme(request, story);
  story.tainting = "cors";
  const reasons = preflightReasons(toAsked(request, story), story.dialect);
  if (story.urls.length === 1) story.preflight = reasons;
  if (!story.dialect.keepsAsking) {
    const asks = reasons.length > 0 || (story.dialect.asksAfterRedirects && story.hasAsked);
    return yield* httpFetch(request, story, asks, isAskedFirst);
  }
  const asksFor = askAgain(request, story.asking, isKept);
  story.asking.last = asksFor;
  const asking = asksFor === null ? request : { ...request, asksFor };
  return yield* httpFetch(asking, story, asksFor !== null, isAskedFirst);
}

/** What is read from the page's own memory never reaches a server. */
function isOwnBlob(request: CorsRequest): boolean {
  return schemeOf(request.url) === "blob" && !isCrossOrigin(request);
}

/** @see https://fetch.spec.whatwg.org/#http-fetch */
function* httpFetch(
  request: CorsRequest & Asking,
  story: Story,
  makesPreflight: boolean,
  isAskedFirst: () => boolean,
): FetchSteps<End> {
  const { dialect, tainting } = story;
  const checked = { ...request, origin: serializeOrigin(request.origin, story.urls) };
  const checks = tainting === "cors" ? checksOf.response(checked, dialect) : [];
  if (tainting === "cors" && (makesPreflight || isAskedFirst())) {
    story.hasAsked = true;
    const asking = dialect.preflightsAsPage ? request : toAsked(checked, story);
    const stopped = yield* corsPreflightFetch(asking, story);
    if (stopped !== null) {
      notReached(checks, "response", story);
      return stopped;
    }
  }
  story.toldOrigin = tellsOrigin(request, story);
  const actual = toActual(checked, hopOf(story), story.toldOrigin);
  const response = yield* send(actual, story);
  if (
    response === null ||
    isBroken(response, request.url, dialect) ||
    isDisabledRedirect(response, request.url, dialect)
  ) {
    notReached(checks, "response", story);
    return networkError("response");
  }
  const refusal = run(checks, response, { phase: "response", hop: hopOf(story) }, story.steps);
  if (refusal !== null) return { blocked: { ...refusal, phase: "response" } };
  if (dialect.failsEmptyLocation && isEmptyRedirect(response, dialect))
    return networkError("response");
  if (isRedirect(response, dialect)) {
    return yield* httpRedirectFetch(request, response, story, isAskedFirst);
  }
  const isKeptBack = tainting === "opaque" && isBlockedByResourcePolicy(request, response.headers);
  return isKeptBack ? networkError("response") : { response };
}

/**
 * @returns null when the request may be sent
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
function* corsPreflightFetch(request: CorsRequest & Asking, story: Story): FetchSteps<End | null> {
  const { dialect, grants } = story;
  if (grants?.some((grant) => isCovered(request, grant, 0, dialect)) === true) return null;
  const preflight = toPreflight(request, hopOf(story), dialect);
  const given = yield preflight;
  if (given === "from the cache") return null;
  story.sent.push(preflight);
  const answer = given && asRead(given, dialect);
  const checks = checksOf.preflight(request, answer, dialect);
  if (answer === null || isBroken(answer, request.url, dialect)) {
    notReached(checks, "preflight", story);
    return networkError("preflight");
  }
  const refusal = run(checks, answer, { phase: "preflight", hop: hopOf(story) }, story.steps);
  if (refusal !== null) return { blocked: { ...refusal, phase: "preflight" } };
  const grant = toGrant(request, answer.headers, 0, dialect);
  if (grant !== null) grants?.push(grant);
  return null;
}

/** @see https://fetch.spec.whatwg.org/#http-redirect-fetch */
function* httpRedirectFetch(
  request: CorsRequest,
  response: Response,
  story: Story,
  isAskedFirst: () => boolean,
): FetchSteps<End> {
  const location = locationOf(response, request.url, story.dialect);
  if (location === null && story.dialect.namesBrokenRedirect && request.mode === "cors") {
    const refusal = { code: "CorsDisabledScheme", parameter: "" } as const;
    const named = getHeader(response.headers, "Location") ?? "";
    story.steps.push(toStep.location(named, refusal, hopOf(story)));
    return { blocked: { ...refusal, phase: "redirect" } };
  }
  if (location === null || story.urls.length > 20) return networkError("redirect");
  const next = toRedirected(request, location, response.status, story.dialect);
  const refusal = checkLocation(request, next, story.tainting, story.dialect);
  story.steps.push(toStep.location(location, refusal, hopOf(story)));
  if (refusal === "failed") return networkError("redirect");
  if (refusal !== null) {
    // The address that is refused for its scheme is the one that the browser names.
    if (refusal.code === "CorsDisabledScheme") story.urls.push(location);
    return { blocked: { ...refusal, phase: "redirect" } };
  }
  story.urls.push(location);
  const { dialect } = story;
  return yield* mainFetch(next, story, isAskedFirst, (name) =>
    isKeptAlong(name, request, location, response.status, dialect),
  );
}

function* send(request: OutgoingRequest, story: Story): FetchSteps<Response | null> {
  story.sent.push(request);
  const answer = yield request;
  return answer === "from the cache" || answer === null ? null : asRead(answer, story.dialect);
}
