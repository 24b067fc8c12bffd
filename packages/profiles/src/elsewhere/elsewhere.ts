import type { CodeLine } from "../code.ts";
import type { Outcome } from "../profile.ts";
import type { ProbeId } from "../probe.ts";

/** How the outcome of a request changes where another server stands in Fastify's place. */
export type Difference = {
  sentence: string;
  toOutcome: (outcome: Outcome, probe: ProbeId) => Outcome;
};

/**
 * The same configuration for another server. `differs` is null where every request ends as with Fastify, and
 * `reason` says why there is no such configuration.
 */
export type Elsewhere =
  | { lines: CodeLine[]; differs: Difference | null }
  | { lines: null; reason: string };
