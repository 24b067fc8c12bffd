import { type Exchange, isPreflight } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import type { OutgoingRequest, Verdict } from "../model/verdict.ts";
import { chromium, type EngineRules } from "../quirks/rules.ts";
import { fetchSteps } from "./main-fetch.ts";
import type { Answer } from "./state.ts";

/**
 * Judges a request by its recorded exchanges.
 *
 * The exchanges decide whether a preflight was sent. A missing one came from the browser's cache; an unexpected one
 * is judged like any other.
 * @param exchanges in the order in which the server saw them
 * @see https://fetch.spec.whatwg.org/#main-fetch
 */
export function judge(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  rules: EngineRules = chromium,
): Verdict {
  const seen = [...exchanges];
  const hasPreflight = () => seen[0] !== undefined && isPreflight(seen[0]);
  const steps = fetchSteps(request, rules, hasPreflight, false);
  let next = steps.next();
  while (!next.done) next = steps.next(take(seen, next.value));
  return next.value;
}

/**
 * Predicts the verdict on a request from the responses that a server would send.
 * @param answer returns the server's response to each request of the browser; null for none
 */
export async function simulate(
  request: CorsRequest,
  answer: (request: OutgoingRequest) => Answer | Promise<Answer>,
  rules: EngineRules = chromium,
): Promise<Verdict> {
  const steps = fetchSteps(request, rules, () => false, true);
  let next = steps.next();
  while (!next.done) next = steps.next(await answer(next.value));
  return next.value;
}

/** Removes the exchange of the next request and returns its response. */
function take(seen: Exchange[], { phase }: OutgoingRequest): Answer {
  const [first] = seen;
  if (first === undefined) return null;
  if (phase === "preflight" && !isPreflight(first)) return "from the cache";
  let last = seen.shift();
  while (last !== undefined && isRetried(last, seen[0])) last = seen.shift();
  return last?.response ?? null;
}

/** Browsers retry a request after a 408, a 421 or a lost connection. */
function isRetried({ method, path, response }: Exchange, next: Exchange | undefined): boolean {
  const canRetry = response === null || response.status === 408 || response.status === 421;
  return canRetry && next?.method === method && next.path === path;
}

/** A request that the browser sent, with the exchanges that the server saw: several when the browser retried it. */
export type Pair = { request: OutgoingRequest; exchanges: Exchange[] };

/** Assigns the exchanges to the requests of a verdict. */
export function pairUp({ sent }: Pick<Verdict, "sent">, exchanges: readonly Exchange[]): Pair[] {
  const seen = [...exchanges];
  return sent.map((request) => {
    const own: Exchange[] = [];
    for (let next = seen.shift(); next !== undefined; next = seen.shift()) {
      own.push(next);
      if (!isRetried(next, seen[0])) break;
    }
    return { request, exchanges: own };
  });
}
