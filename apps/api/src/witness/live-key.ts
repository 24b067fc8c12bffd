import type { FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";
import type { Witness } from "./witness.ts";

/** Whether the request's trace carries a live key. Only the lab's own pages get keys. */
export function hasLiveKey(witness: Witness, { query }: Pick<FastifyRequest, "query">): boolean {
  const { trace } = query as { trace?: unknown };
  return typeof trace === "string" && witness.isTrace(trace) && witness.hasLiveKey(trace);
}

export function noLiveKey(): ApiError {
  return new ApiError(
    403,
    "NO_LIVE_KEY",
    "Use the lab's page: only requests whose trace carries a live key are answered here.",
  );
}
