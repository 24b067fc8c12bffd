import type { CorsRequest, Engine, Exchange } from "@blocked/cors-protocol";
import {
  countOnce,
  getDecisive,
  getStepEnd,
  type Scenario,
  type ScenarioStep,
  type Sight,
} from "@blocked/profiles";
import type { ApiId } from "../../lib/apis.ts";
import type { Seen } from "../../lib/connection.ts";
import { type Explanation, type Got, isError } from "../../lib/explain/explain.ts";

/** One step after it was sent, and everything that is known about it. */
export type StepResult = {
  step: ScenarioStep;
  request: CorsRequest & { body: string | null };
  got: Got;
  /** The value of the header that script reads; undefined if it reads none. */
  value: string | null | undefined;
  /** The body, if script could read it. */
  data: unknown;
  /** What the server saw of this step alone. */
  exchanges: Seen;
  /** The earlier exchanges whose response the browser took from its cache; null if it sent a request. */
  cached: Exchange[] | null;
  /** Null for a program: no browser decided anything. */
  explanation: Explanation | null;
};

/**
 * Whether a step ended as its scenario states for this engine. The scenario states what Fastify does: FastAPI
 * responds to a preflight with 200 in place of 204, and no browser cares.
 */
export function isAsStated(
  { step, got, value, exchanges }: StepResult,
  engine: Engine,
  server: ApiId,
): boolean {
  const end = getStepEnd(step, engine);
  if (!Array.isArray(exchanges) || !isSight(end.sees, got, value)) return false;
  const seen = exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`);
  const stated = end.exchanges.join();
  const wanted = server === "fastify" ? stated : stated.replaceAll("OPTIONS 204", "OPTIONS 200");
  return countOnce(seen).join() === wanted;
}

function isSight(sees: Sight, got: Got, value: string | null | undefined): boolean {
  if (sees === "opaque" || got === "opaque") return sees === got;
  if (sees === "TypeError" || isError(got)) return sees === "TypeError" && isError(got);
  if (sees.status !== got.status) return false;
  return sees.hasHeader === undefined || sees.hasHeader === (typeof value === "string");
}

/** The step that shows what a scenario is about; null until it was sent. */
export function toDecisive(scenario: Scenario, results: readonly StepResult[]): StepResult | null {
  return results[getDecisive(scenario)] ?? null;
}
