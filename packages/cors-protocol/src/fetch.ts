import type { Refusal } from "./codes.ts";
import type { Dialect } from "./dialect.ts";
import type { Response } from "./exchange.ts";
import { getHeader, type HeaderLine } from "./headers.ts";
import { toActual, toPreflight } from "./outgoing.ts";
import { type Grant, isCovered, toGrant } from "./preflight-cache.ts";
import { checksOf, type Check, link, run, toStep } from "./steps.ts";
import {
  checkLocation,
  hasDifferingLocations,
  isBrokenRedirect,
  isDisabledRedirect,
  isEmptyRedirect,
  isRedirect,
  locationOf,
  isKeptAlong,
  serializeOrigin,
  type Tainting,
  toRedirected,
} from "./redirect.ts";
import { type CorsRequest, isCrossOrigin } from "./request.ts";
import { isBlockedByResourcePolicy } from "./resource-policy.ts";
import { asRead, toScriptView } from "./response.ts";
import {
  askedNames,
  type Asking,
  isSafelistedMethod,
  type PreflightReason,
  preflightReasons,
} from "./safelist.ts";
import { isHttp, originOf, schemeOf } from "./url.ts";
import { toValidUtf8 } from "./utf8.ts";
import type { OutgoingRequest, Step, Verdict } from "./verdict.ts";

/** What came back; null for no answer, and for a preflight perhaps that none was sent. */
export type Answer = Response | "from the cache" | null;

/** The algorithm, which hands out each request that it sends and goes on with the answer to it. */
export type FetchSteps<Result> = Generator<OutgoingRequest, Result, Answer>;

/** What was found out so far. */
type Story = {
  dialect: Dialect;
  preflight: PreflightReason[];
  steps: Step[];
  sent: OutgoingRequest[];
  urls: string[];
  tainting: Tainting;
  /** The names for which the request asks at its first address, and those for which it asked last, if it did. */
  asking: { first: readonly string[]; last: readonly string[] | null };
  /** The preflights that are remembered, where no recording tells what was: for a redirect that leads back. */
  grants: Grant[] | null;
  /** The headers that script set, and whether they made the browser ask. */
  first: CorsRequest["headers"];
  hasAsked: boolean;
  /** Whether the last request told its origin. */
  toldOrigin: boolean;
};

type Blocked = Refusal & { phase: Step["phase"] };
type End = { response: Response } | { blocked: Blocked } | { unanswered: Step["phase"] };

const networkError = (phase: Step["phase"]): End => ({ unanswered: phase });

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

function mend({ status, headers }: Response, { mendsHeaderValues }: Dialect): Response {
  const mended = headers.map(([name, value]): HeaderLine => [name, toValidUtf8(value)]);
  return { status, headers: mendsHeaderValues ? mended : headers };
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

type IsKept = (name: string) => boolean;

/**
 * The names for which Firefox asks at an address, null where it does not ask: those of the first address, less
 * what this redirect takes away, though not what one before it took away; or the last ones over again.
 */
function askAgain(
  { method, hasUploadListeners = false }: CorsRequest,
  { first, last }: Story["asking"],
  isKept: IsKept,
): readonly string[] | null {
  const mustAsk = !isSafelistedMethod(method) || hasUploadListeners || first.length > 0;
  return mustAsk ? first.filter(isKept) : last;
}

/** The request for which the browser asks. */
function toAsked(request: CorsRequest, { dialect, first }: Story): CorsRequest {
  return dialect.asksForFirstHeaders ? { ...request, headers: first } : request;
}

/** What is read from the page's own memory never reaches a server. */
function isOwnBlob(request: CorsRequest): boolean {
  return schemeOf(request.url) === "blob" && !isCrossOrigin(request);
}

function refuseScheme(request: CorsRequest, story: Story): End {
  const scheme = schemeOf(request.url);
  return refuse(story, "request-scheme", "http or https", scheme, {
    code: "CorsDisabledScheme",
    // Blink names it for fetch(); for XMLHttpRequest the network finds it out, and names nothing.
    parameter: request.initiatorType === "xmlhttprequest" ? "" : scheme,
  });
}

/** A refusal before anything is sent. */
function refuse(
  { steps, urls }: Story,
  id: "request-mode" | "request-scheme",
  wanted: string,
  found: string,
  refusal: Refusal,
): End {
  const where = { id, phase: "request", hop: urls.length - 1, header: null } as const;
  steps.push({ ...where, state: "failed", wanted, found, link: link("main-fetch") });
  return { blocked: { ...refusal, phase: "request" } };
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
 * NOTE: a no-cors GET carries no Origin at all, which is why a server cannot tell it from a link.
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
function tellsOrigin(
  { method }: CorsRequest,
  { dialect, tainting, toldOrigin, urls }: Story,
): boolean {
  if (tainting === "cors" || (method !== "GET" && method !== "HEAD")) return true;
  const [before, now] = urls.slice(-2).map(originOf);
  return dialect.keepsOriginOnRedirect && toldOrigin && before === now;
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

/** What the network layer makes a failure of before CORS is asked. */
function isBroken(response: Response, url: string, dialect: Dialect): boolean {
  return (
    // An informational answer is none yet.
    response.status < 200 ||
    dialect.failingStatuses.includes(response.status) ||
    (dialect.failsDifferingLocations && hasDifferingLocations(response, dialect)) ||
    isBrokenRedirect(response, url, dialect)
  );
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

function hopOf({ urls }: Story): number {
  return urls.length - 1;
}

function notReached(checks: readonly Check[], phase: "preflight" | "response", story: Story): void {
  run(checks, null, { phase, hop: hopOf(story) }, story.steps);
}
