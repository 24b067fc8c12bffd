import rateLimit from "@fastify/rate-limit";
import type { FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { ApiError } from "../errors.ts";

declare module "fastify" {
  interface FastifyInstance {
    signInLimit: {
      onRequest: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
      onError: (request: FastifyRequest, reply: FastifyReply, error: Error) => Promise<void>;
    };
  }
}

/** Wrong passwords from one address within a minute, over all profiles together. */
const most = 20;

/**
 * Limits the guessing of passwords. Only failures count, so that nobody is kept from signing in often. The
 * two hooks are the route's own, and so behind CORS: a page can read the refusal.
 */
export const signInLimit = fp(async (app) => {
  await app.register(rateLimit, { global: false });
  const count = app.createRateLimit({ max: most, timeWindow: 60_000 });

  /** Those whose password is being looked at: each of them may turn out to be a failure more. */
  const underWay = new Map<string, number>();
  const add = (ip: string, more: number) => {
    const now = (underWay.get(ip) ?? 0) + more;
    if (now === 0) underWay.delete(ip);
    else underWay.set(ip, now);
  };

  app.decorate("signInLimit", {
    onRequest: async (request, reply) => {
      const failures = await count(request, { increment: false });
      const left = failures.isAllowed ? most : failures.remaining;
      if (left > (underWay.get(request.ip) ?? 0)) {
        add(request.ip, 1);
        reply.raw.once("close", () => add(request.ip, -1));
        return;
      }
      const seconds = failures.isAllowed ? 1 : Math.max(1, failures.ttlInSeconds);
      request.log.warn("Too many wrong passwords; signing in is refused for a while.");
      reply.header("Retry-After", seconds);
      throw new ApiError(
        429,
        "TOO_MANY_ATTEMPTS",
        `There were too many wrong passwords; try again in ${seconds} s.`,
      );
    },
    // Before the answer leaves, so that whoever guesses one after the other cannot be faster.
    onError: async (request, _reply, error) => {
      if (error instanceof ApiError && error.statusCode === 401) await count(request);
    },
  });
});
