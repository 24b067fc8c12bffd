import type { FastifyCorsOptions } from "@fastify/cors";
// The API registers it, so that a set-up can call `request.jwtVerify()`.
import type {} from "@fastify/jwt";
import type { FastifyPluginAsync } from "fastify";

/** A server as people write it: hooks, the CORS plugin and the routes, in some order. */
export type Setup = FastifyPluginAsync<{
  /** The options of the profile "correct". */
  correct: FastifyCorsOptions;
  /** The page's origin. */
  origin: string;
  /** The lab's own routes; `reading` and `writing` are the two parts of `items`. */
  routes: Record<"all" | "reading" | "writing", FastifyPluginAsync>;
}>;
