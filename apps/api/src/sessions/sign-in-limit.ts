import rateLimit from "@fastify/rate-limit";
import type { FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { ApiError } from "../errors.ts";

declare module "fastify" {
  interface FastifyInstance {
    /**
     * Checks a password.
     * @throws ApiError 429, with Retry-After, after too many wrong ones
     */
    limitGuesses: (
      request: FastifyRequest,
      reply: FastifyReply,
      isRight: () => Promise<boolean>,
    ) => Promise<boolean>;
  }
}

/** Wrong passwords within a minute, over all profiles together. */
const most = 20;

/**
 * Limits password guesses. Only failures count, so a user may sign in often. Handlers call it, and not a hook before
 * CORS: a page has to read the refusal.
 */
export const signInLimit = fp(async (app) => {
  await app.register(rateLimit, { global: false });
  const count = app.createRateLimit({
    max: most,
    timeWindow: 60_000,
    // One counter: 127.0.0.1, 127.0.0.2 and ::1 are the same machine, and no other can connect.
    keyGenerator: () => "this machine",
  });
  const underWay = new Set<Promise<boolean>>();

  app.decorate("limitGuesses", async (request, reply, isRight) => {
    for (;;) {
      const failures = await count(request, { increment: false });
      const left = failures.isAllowed ? most : failures.remaining;
      if (left > underWay.size) break;
      if (left === 0) {
        const seconds = failures.isAllowed ? 1 : Math.max(1, failures.ttlInSeconds);
        request.log.warn("Too many wrong passwords; signing in is refused for a while.");
        reply.header("Retry-After", seconds);
        throw new ApiError(
          429,
          "TOO_MANY_ATTEMPTS",
          `There were too many wrong passwords; try again in ${seconds} s.`,
        );
      }
      // Each guess under way may become a failure: wait for one to finish.
      await Promise.race(underWay).catch(() => {});
    }
    const guess = isRight().then(async (is) => {
      // Count the failure before the guess leaves the set; otherwise another one could slip in.
      if (!is) await count(request);
      return is;
    });
    underWay.add(guess);
    return guess.finally(() => underWay.delete(guess));
  });
});
