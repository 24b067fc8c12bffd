import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import type { OutgoingRequest } from "../model/verdict.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { isCoveredBy, toCacheEntry, withEntry } from "./preflight-cache.ts";
import { type Preflighted, toRequestedHeaders } from "./preflight-reasons.ts";
import { toParsed } from "./response.ts";
import {
  type End,
  type FetchState,
  type FetchSteps,
  hopOf,
  isBroken,
  networkError,
  notReached,
  toSubject,
} from "./state.ts";
import { preflightChecks, run } from "./steps.ts";

/**
 * @returns null when the request may be sent
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
 */
export function* corsPreflightFetch(
  request: CorsRequest & Preflighted,
  state: FetchState,
): FetchSteps<End | null> {
  const { rules, cache } = state;
  if (cache !== null && isCoveredBy(request, cache, 0, rules)) return null;
  const preflight = toPreflight(request, hopOf(state), rules);
  const answer = yield preflight;
  if (answer === "from the cache") return null;
  state.sent.push(preflight);
  const response = answer && toParsed(answer, rules);
  const checks = preflightChecks(request, rules);
  if (response === null || isBroken(response, request.url, rules)) {
    notReached(checks, request, "preflight", state);
    return networkError("preflight");
  }
  const refusal = run(checks, response, toSubject(request, "preflight", state));
  if (refusal !== null) return { blocked: { ...refusal, phase: "preflight" } };
  const entry = toCacheEntry(request, response.headers, 0, rules);
  if (entry !== null && cache !== null) state.cache = withEntry(entry, cache, rules);
  return null;
}

/** @see https://fetch.spec.whatwg.org/#cors-preflight-fetch-0 (steps 1 to 5) */
function toPreflight(
  request: CorsRequest & Preflighted,
  hop: number,
  rules: EngineRules,
): OutgoingRequest {
  const requested = toRequestedHeaders(request, rules);
  const headers: HeaderLine[] = [
    ["Accept", "*/*"],
    ["Access-Control-Request-Method", request.method],
  ];
  if (requested !== null) headers.push(["Access-Control-Request-Headers", requested]);
  headers.push(["Origin", request.origin]);
  return { phase: "preflight", hop, url: request.url, method: "OPTIONS", headers };
}
