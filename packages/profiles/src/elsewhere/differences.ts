import { asked } from "../families/outcomes.ts";
import type { PluginOptions } from "../policy.ts";
import { blocked, type ExchangeSummary, type Outcome } from "../profile.ts";
import type { ProbeId } from "../probe.ts";
import type { Difference } from "./elsewhere.ts";

const isAsked = (probe: ProbeId): probe is keyof typeof asked => probe in asked;

const isOf = (outcome: Outcome, code: string) =>
  outcome.verdict === "blocked" && outcome.code === code;

/** A server that answers an OPTIONS nobody handles with another status than Fastify's 404. */
export const unhandledOptions = (status: number, sentence: string): Difference => ({
  sentence,
  toOutcome: (outcome) => ({
    ...outcome,
    exchanges: outcome.exchanges.map((one): ExchangeSummary =>
      one === "OPTIONS 404" ? `OPTIONS ${status}` : one,
    ),
  }),
});

/** Leaving the methods out allows all of the lab's methods. */
export const generousMethods = (library: string): Difference => ({
  sentence: `${library} allows PUT, PATCH and DELETE too where no method is named.`,
  toOutcome: (outcome, probe) =>
    isAsked(probe) && isOf(outcome, "MethodDisallowedByPreflightResponse") ? asked[probe] : outcome,
});

/** A single origin is compared with the page's in place of being sent to everybody. */
export const comparedOrigin: Difference = {
  sentence:
    "Hono compares a single origin too and never names another one: Chromium then says that the header is missing.",
  toOutcome: (outcome) =>
    outcome.verdict === "blocked"
      ? blocked(
          outcome.code.startsWith("Preflight")
            ? "PreflightMissingAllowOriginHeader"
            : "MissingAllowOriginHeader",
          "",
          ...outcome.exchanges,
        )
      : outcome,
};

/** The server that answers OPTIONS for every route, with the headers that CORS added. */
export const answeredAnyway = (status: number, sentence: string): Difference => ({
  sentence,
  toOutcome: (outcome, probe) =>
    isAsked(probe) && isOf(outcome, "PreflightInvalidStatus")
      ? unhandledOptions(status, "").toOutcome(
          {
            verdict: "readable",
            exchanges: ["OPTIONS 404", ...asked[probe].exchanges.slice(1)],
          },
          probe,
        )
      : outcome,
});

/** Whether a single origin is given as a text that is no wildcard. */
export function isSingleOrigin({ origin }: PluginOptions): boolean {
  return typeof origin === "string" && origin !== "*";
}
