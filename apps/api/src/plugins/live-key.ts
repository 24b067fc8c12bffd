import type { FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";
import type { Witness } from "../witness/witness.ts";

/**
 * Lets pass only a request whose trace carries a live key, which the lab's own pages alone are given.
 * @throws ApiError 403 for anybody else
 */
export function requireLiveKey(witness: Witness, { query }: FastifyRequest): void {
  const { trace } = query as { trace?: unknown };
  if (typeof trace === "string" && witness.isTrace(trace) && witness.hasLiveKey(trace)) return;
  throw new ApiError(
    403,
    "NO_LIVE_KEY",
    "Use the lab's page: only requests whose trace carries a live key are answered here.",
  );
}
