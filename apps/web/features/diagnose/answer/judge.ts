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
} from "@blocked/cors-protocol";
import type { Facts, Heads } from "./facts.ts";

/** What a browser decides about pasted responses. */
export type Judgement = {
  request: CorsRequest;
  exchanges: Exchange[];
  verdict: Verdict;
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
      url: url === null || !URL.canParse(url) ? somewhere : new URL(url).href,
      method: method ?? (heads.preflight.length > 0 && headers === null ? "PUT" : "GET"),
      headers: (headers ?? []).map(toUnsafe),
      credentials: cookies === true ? "include" : "same-origin",
    },
    origin ?? somePage,
    rules,
  );
  const exchanges = toExchanges(request, heads);
  const verdict = judge(request, exchanges, rules);
  return { request, exchanges, verdict, missing: toMissing(request, heads, exchanges, verdict) };
}

function namesOrigin({ headers }: ResponseHead): boolean {
  const value = getHeader(headers, "Access-Control-Allow-Origin");
  return value !== null && value !== "*";
}

/** Only the name of a header is known, and that it needs permission. */
const toUnsafe = (name: string): HeaderLine => [
  name,
  name.toLowerCase() === "content-type" ? "application/json" : "x",
];

/** Each response with a preflight before it, as far as there are any. */
function toExchanges(request: CorsRequest, { preflight, response }: Heads): Exchange[] {
  const asked: HeaderLine[] = [["Access-Control-Request-Method", request.method]];
  const rounds = Math.max(preflight.length, response.length);
  return Array.from({ length: rounds }).flatMap((_, index) => {
    const [before, after] = [preflight[index], response[index]];
    return [
      ...(before === undefined ? [] : [toExchange("OPTIONS", request, before, asked)]),
      ...(after === undefined ? [] : [toExchange(request.method, request, after, request.headers)]),
    ];
  });
}

function toExchange(
  method: string,
  { url }: CorsRequest,
  response: ResponseHead,
  requestHeaders: readonly HeaderLine[],
): Exchange {
  const path = url.slice(new URL(url).origin.length);
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
