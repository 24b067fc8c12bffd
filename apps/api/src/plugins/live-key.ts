import type { FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";
import type { Witness } from "../witness/witness.ts";

/** Whether the request's trace carries a live key, which the lab's own pages alone are given. */
export function hasLiveKey(witness: Witness, { query }: Pick<FastifyRequest, "query">): boolean {
  const { trace } = query as { trace?: unknown };
  return typeof trace === "string" && witness.isTrace(trace) && witness.hasLiveKey(trace);
}

/** The refusal of everybody else. */
export function noLiveKey(): ApiError {
  return new ApiError(
    403,
    "NO_LIVE_KEY",
    "Use the lab's page: only requests whose trace carries a live key are answered here.",
  );
}
