import {
  type CorsRequest,
  createRequest,
  type Engine,
  engineRules,
  type Exchange,
  getHeader,
  type HeaderLine,
  judge,
  preflightReasons,
  type ResponseHead,
  type Verdict,
  parseUrl,
} from "@blocked/cors-protocol";
import { type Facts, type Heads, toUrl } from "./facts.ts";

/** What a browser decides about pasted responses. */
export type Judgement = {
  request: CorsRequest;
  exchanges: Exchange[];
  verdict: Verdict;
  /** The exchanges that the verdict takes for granted: with the best preflight, where the text has none. */
  assumed: Exchange[];
  /** The headers that the preflight's response would be refused for next. */
  nextHeaders: readonly string[];
  /** False where an address was made up, because the text names none. */
  isKnown: boolean;
  /** The response that the browser would go on with, and the text does not contain. */
  missing: "preflight" | "later preflight" | "response" | "later response" | null;
};

/** Stands for an address that is not known; nothing decides by it but whether the origins differ. */
const somewhere = "https://api.invalid/";
const somePage = "https://page.invalid";

/** Null where the page's origin is not known and would decide. */
export function judgeHeads(facts: Facts, heads: Heads, engine: Engine): Judgement | null {
  const { url, origin, method, headers, cookies } = facts;
  if (origin === null && [...heads.preflight, ...heads.response].some(namesOrigin)) return null;
  if (url !== null && !/^https?:\/\/./i.test(url)) return null;
  const rules = engineRules[engine];
  const request = createRequest(
    {
      url: url === null || parseUrl(url) === null ? somewhere : new URL(url).href,
      method: method ?? (heads.preflight.length > 0 && headers === null ? "PUT" : "GET"),
      headers: (headers ?? []).map(toUnsafe),
      credentials: cookies === true ? "include" : "same-origin",
    },
    origin ?? somePage,
    rules,
  );
  const exchanges = toExchanges(request, heads, facts);
  const first = judge(request, exchanges, rules);
  const missing = toMissing(request, heads, exchanges, first);
  const isAssumed = missing === "preflight" && heads.response.length > 0;
  const assumed = isAssumed ? [toBestPreflight(request, facts), ...exchanges] : exchanges;
  const verdict = isAssumed ? withoutPreflight(judge(request, assumed, rules)) : first;
  const isKnown = url !== null && origin !== null;
  return {
    request,
    exchanges,
    assumed,
    verdict: origin === null ? withoutOrigin(verdict) : verdict,
    missing: isAssumed && verdict.outcome === "blocked" ? null : missing,
    nextHeaders: toNextHeaders(request, exchanges, first, engine),
    isKnown,
  };
}

/** What is refused once the method is allowed. */
function toNextHeaders(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
  engine: Engine,
): readonly string[] {
  const isMethod =
    verdict.outcome === "blocked" && verdict.code === "MethodDisallowedByPreflightResponse";
  if (!isMethod) return [];
  const mended = exchanges.map((exchange) => ({
    ...exchange,
    response:
      exchange.response === null
        ? null
        : {
            ...exchange.response,
            headers: [
              ...exchange.response.headers.filter(([name]) => !/-allow-methods$/i.test(name)),
              ["Access-Control-Allow-Methods", request.method] satisfies HeaderLine,
            ],
          },
  }));
  const next = judge(request, mended, engineRules[engine]);
  return next.outcome === "blocked" && next.code === "HeaderDisallowedByPreflightResponse"
    ? next.candidates
    : [];
}

/** Allows all that the request needs, so that what still fails is the response's own fault. */
function toBestPreflight(request: CorsRequest, facts: Facts): Exchange {
  const names = request.headers.map(([name]) => name).join(",");
  const headers: HeaderLine[] = [
    ["Access-Control-Allow-Origin", request.origin],
    ["Access-Control-Allow-Credentials", "true"],
    ["Access-Control-Allow-Methods", request.method],
    ["Access-Control-Allow-Headers", names],
  ];
  return toExchange("OPTIONS", facts, { status: 204, headers }, toAsked(facts));
}

/** A preflight that was made up is no evidence. */
function withoutPreflight(verdict: Verdict): Verdict {
  return {
    ...verdict,
    sent: verdict.sent.filter(({ phase }) => phase !== "preflight"),
    steps: verdict.steps.filter(({ phase }) => phase !== "preflight"),
  };
}

function withoutOrigin(verdict: Verdict): Verdict {
  return {
    ...verdict,
    steps: verdict.steps.map((step) => ({
      ...step,
      wanted: step.wanted.replaceAll(somePage, "your page’s origin"),
    })),
  };
}

/** A star, several values and what is no origin decide alike for every page. */
function namesOrigin({ headers }: ResponseHead): boolean {
  const value = getHeader(headers, "Access-Control-Allow-Origin");
  return value === "null" || (value !== null && /^[a-z][a-z0-9+.-]*:\/\/[^\s,]+$/i.test(value));
}

/** Only the name of a header is known, and that it needs permission. */
const toUnsafe = (name: string): HeaderLine => [
  name,
  name.toLowerCase() === "content-type" ? "application/json" : "x",
];

/** Each response with a preflight before it, as far as there are any. */
function toExchanges(
  request: CorsRequest,
  { preflight, response }: Heads,
  facts: Facts,
): Exchange[] {
  const rounds = Math.max(preflight.length, response.length);
  return Array.from({ length: rounds }).flatMap((_, index) => {
    const [before, after] = [preflight[index], response[index]];
    return [
      ...(before === undefined ? [] : [toExchange("OPTIONS", facts, before, toAsked(facts))]),
      ...(after === undefined
        ? []
        : [toExchange(facts.method ?? "A request", facts, after, request.headers)]),
    ];
  });
}

const toAsked = ({ method }: Facts): HeaderLine[] => [
  ["Access-Control-Request-Method", method ?? "not known"],
];

function toExchange(
  method: string,
  { url }: Facts,
  response: ResponseHead,
  requestHeaders: readonly HeaderLine[],
): Exchange {
  const target = toUrl(url);
  const path = target === null ? "" : target.href.slice(target.origin.length);
  return {
    method,
    path,
    requestHeaders: [...requestHeaders],
    response,
    handlerRan: false,
    rowsWritten: 0,
    at: 0,
  };
}

function toMissing(
  request: CorsRequest,
  { preflight }: Heads,
  exchanges: readonly Exchange[],
  { outcome, sent }: Verdict,
): Judgement["missing"] {
  if (
    preflight.length === 0 &&
    preflightReasons(request).length > 0 &&
    request.origin !== new URL(request.url).origin
  ) {
    return "preflight";
  }
  // The verdict ran out of responses: nothing in them failed.
  const last = sent.at(-1);
  if (outcome !== "network-error" || last === undefined || sent.length <= exchanges.length)
    return null;
  if (last.hop > 0) return last.phase === "preflight" ? "later preflight" : "later response";
  return last.phase === "preflight" ? "preflight" : "response";
}
