import { getHeapStatistics } from "node:v8";
import underPressure, { type FastifyUnderPressureOptions } from "@fastify/under-pressure";
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from "fastify";
import fp from "fastify-plugin";
import { ApiError } from "../errors.ts";

declare module "fastify" {
  interface FastifyInstance {
    isOverloaded: () => boolean;
  }
}

export type PressureLimits = Pick<
  FastifyUnderPressureOptions,
  "maxEventLoopDelay" | "maxHeapUsedBytes" | "sampleInterval"
>;

/** A second of event loop delay, or a heap that is close to the limit at which Node aborts. */
const standard: PressureLimits = {
  maxEventLoopDelay: 1000,
  maxHeapUsedBytes: getHeapStatistics().heap_size_limit * 0.9,
  sampleInterval: 1000,
};

const begins = "The API is overloaded; requests are refused.";
const ends = "The API is no longer overloaded.";

/**
 * Samples the load once for the whole API. The plugin is registered in a scope without routes: its own hook
 * would refuse requests before CORS runs. @see refuseOverload
 */
export const pressure = fp<{ limits?: PressureLimits | undefined }>(
  async (app, { limits = standard }) => {
    // The first samples measure the start itself, which keeps the process busy.
    let hasSettled = false;
    const settle = 2 * (limits.sampleInterval ?? 1000);
    app.addHook("onReady", async () => {
      setTimeout(() => (hasSettled = true), settle).unref();
    });
    await app.register(async (scope) => {
      await scope.register(underPressure, limits);
      let wasOverloaded = false;
      app.decorate("isOverloaded", () => {
        const isOverloaded = hasSettled && scope.isUnderPressure();
        if (isOverloaded !== wasOverloaded) {
          app.log.warn(scope.memoryUsage(), isOverloaded ? begins : ends);
          wasOverloaded = isOverloaded;
        }
        return isOverloaded;
      });
    });
  },
);

/**
 * Refuses a request with 503 and Retry-After. Use it on routes behind CORS: a refusal without CORS headers would
 * look like a CORS error.
 */
export function refuseOverload(
  request: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  if (!request.server.isOverloaded()) return done();
  reply.header("Retry-After", 1);
  done(new ApiError(503, "OVERLOADED", "The API has too much to do; try again in a second."));
}
