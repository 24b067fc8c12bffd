import {
  blocked,
  type ExchangeSummary,
  type Outcome,
  type PluginOptions,
  preflightedRequests,
  type ProbeId,
} from "@blocked/profiles";
import type { Difference } from "./server.ts";

const needsPreflight = (probe: ProbeId): probe is keyof typeof preflightedRequests =>
  probe in preflightedRequests;

const hasCode = (outcome: Outcome, code: string) =>
  outcome.verdict === "blocked" && outcome.code === code;

const withStatus = (outcome: Outcome, from: number, to: number): Outcome => ({
  ...outcome,
  exchanges: outcome.exchanges.map((one): ExchangeSummary =>
    one === `OPTIONS ${from}` ? `OPTIONS ${to}` : one,
  ),
});

/** The server responds with its own status to an OPTIONS request that no route handles; Fastify responds 404. */
export const unhandledOptions = (status: number, sentence: string): Difference => ({
  sentence,
  toOutcome: (outcome) => withStatus(outcome, 404, status),
});

/** The server passes a preflight of another origin on to its routes; Fastify responds 204. */
export const unlistedPreflight = (status: number, sentence: string): Difference => ({
  sentence,
  toOutcome: (outcome) =>
    hasCode(outcome, "PreflightMissingAllowOriginHeader")
      ? withStatus(outcome, 204, status)
      : outcome,
});

/** The library allows every method of the lab when the policy lists none. */
export const generousMethods = (library: string): Difference => ({
  sentence: `${library} also allows PUT, PATCH and DELETE when no method is listed.`,
  toOutcome: (outcome, probe) =>
    needsPreflight(probe) && hasCode(outcome, "MethodDisallowedByPreflightResponse")
      ? preflightedRequests[probe]
      : outcome,
});

/** The library compares a single origin with the request's; @fastify/cors sends it to everybody. */
export const comparedOrigin = (library: string): Difference => ({
  sentence: `${library} compares a single origin too and never names another one: Chromium then says that the header is missing.`,
  toOutcome: (outcome) => {
    if (outcome.verdict !== "blocked") return outcome;
    const isPreflight = outcome.code.startsWith("Preflight");
    const code = isPreflight ? "PreflightMissingAllowOriginHeader" : "MissingAllowOriginHeader";
    return blocked(code, "", ...outcome.exchanges);
  },
});

/** The library replaces a star with the request's origin when credentials are allowed. */
export const reflectedStar = (library: string): Difference => ({
  sentence: `With credentials ${library} replaces the star with the request’s origin: no error, but every website may read a signed-in person’s data.`,
  toOutcome: (outcome, probe) => {
    if (needsPreflight(probe)) return preflightedRequests[probe];
    return { verdict: "readable", exchanges: outcome.exchanges };
  },
});

/** The server responds to OPTIONS at every route, with the headers that CORS added. */
export const respondsAnyway = (status: number, sentence: string): Difference => ({
  sentence,
  toOutcome: (outcome, probe) =>
    needsPreflight(probe) && hasCode(outcome, "PreflightInvalidStatus")
      ? withStatus(preflightedRequests[probe], 204, status)
      : outcome,
});

/** Whether the policy names one origin as a string that is no wildcard. */
export function isSingleOrigin({ origin }: PluginOptions): boolean {
  return typeof origin === "string" && origin !== "*";
}
