import { chromium, type EngineRules } from "../quirks/rules.ts";
import { type Exchange, isPreflight } from "../model/exchange.ts";
import { type Answer, fetchSteps } from "./main-fetch.ts";
import type { CorsRequest } from "./request.ts";
import type { OutgoingRequest, Verdict } from "../model/verdict.ts";

/**
 * The verdict on a request, from the exchanges that it caused, in the order in which the server saw them.
 * A preflight that is missing although one was needed was answered from the browser's cache, and one that was
 * sent although none was needed is judged like any other: what stood on the wire counts.
 * @see https://fetch.spec.whatwg.org/#main-fetch
 */
export function judge(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  rules: EngineRules = chromium,
): Verdict {
  const seen = [...exchanges];
  const isAskedFirst = () => seen[0] !== undefined && isPreflight(seen[0]);
  const steps = fetchSteps(request, rules, isAskedFirst);
  let next = steps.next();
  while (!next.done) next = steps.next(take(seen, next.value));
  return next.value;
}

/**
 * The verdict on a request that was never sent, from what a server would answer to it.
 * @param answer the server; null for no answer
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

/** The recorded answer to what the browser sends next. */
function take(seen: Exchange[], { phase }: OutgoingRequest): Answer {
  const [first] = seen;
  if (first === undefined) return null;
  if (phase === "preflight" && !isPreflight(first)) return "from the cache";
  let last = seen.shift();
  // Browsers repeat a request by themselves after a 408 or a 421 and when the connection was cut.
  while (last !== undefined && isRepeated(last, seen[0])) last = seen.shift();
  return last?.response ?? null;
}

function isRepeated({ method, path, response }: Exchange, next: Exchange | undefined): boolean {
  const invites = response === null || response.status === 408 || response.status === 421;
  return invites && next?.method === method && next.path === path;
}

/** A request that the browser sent, and what the server saw of it: several exchanges where it was repeated. */
export type Pair = { request: OutgoingRequest; exchanges: Exchange[] };

/** Which exchange belongs to which request of a verdict. */
export function pairUp({ sent }: Pick<Verdict, "sent">, exchanges: readonly Exchange[]): Pair[] {
  const seen = [...exchanges];
  return sent.map((request) => {
    const own: Exchange[] = [];
    for (let next = seen.shift(); next !== undefined; next = seen.shift()) {
      own.push(next);
      if (!isRepeated(next, seen[0])) break;
    }
    return { request, exchanges: own };
  });
}
