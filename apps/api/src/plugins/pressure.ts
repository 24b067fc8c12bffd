import { getHeapStatistics } from "node:v8";
import underPressure, { type FastifyUnderPressureOptions } from "@fastify/under-pressure";
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from "fastify";
import fp from "fastify-plugin";
import { ApiError } from "../errors.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Whether a request that comes now would be too much. */
    isOverloaded: () => boolean;
  }
}

export type PressureLimits = Pick<
  FastifyUnderPressureOptions,
  "maxEventLoopDelay" | "maxHeapUsedBytes" | "sampleInterval"
>;

/** A second of waiting before anything is looked at, or a heap at which Node is about to give up. */
const standard: PressureLimits = {
  maxEventLoopDelay: 1000,
  maxHeapUsedBytes: getHeapStatistics().heap_size_limit * 0.9,
  sampleInterval: 1000,
};

const begins = "The API is overloaded; requests are refused.";
const ends = "The API is no longer overloaded.";

/**
 * One sampler for the whole API. It stands in a scope without routes, because its own hook would refuse
 * before CORS is asked; who refuses is a hook behind CORS. @see refuseOverload
 */
export const pressure = fp<{ limits?: PressureLimits | undefined }>(
  async (app, { limits = standard }) => {
    // The first sample is of the start itself, which keeps the process busy on purpose.
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
 * A hook for routes, to stand behind CORS: a refusal without its headers would look like a CORS error. Ends in an
 * ApiError of 503, with Retry-After.
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
