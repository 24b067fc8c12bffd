import rateLimit from "@fastify/rate-limit";
import type { FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { ApiError } from "../errors.ts";

declare module "fastify" {
  interface FastifyInstance {
    /**
     * Looks whether a password is right, unless there were too many wrong ones.
     * @throws ApiError 429, with Retry-After
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
 * Limits the guessing of passwords. Only failures count, so that nobody is kept from signing in often, and only
 * once they are known: a request whose body never ends is no guess. Handlers call it, and they run behind CORS,
 * so a page can read the refusal.
 */
export const signInLimit = fp(async (app) => {
  await app.register(rateLimit, { global: false });
  const count = app.createRateLimit({
    max: most,
    timeWindow: 60_000,
    // One for all: 127.0.0.1, 127.0.0.2 and ::1 are the same machine, and nobody else gets here.
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
      // Each of those under way may be a failure more, or the right password: wait until one is known.
      await Promise.race(underWay).catch(() => {});
    }
    const guess = isRight().then(async (is) => {
      // Counted before it leaves the set, so that no other guess finds room in between.
      if (!is) await count(request);
      return is;
    });
    underWay.add(guess);
    return guess.finally(() => underWay.delete(guess));
  });
});
