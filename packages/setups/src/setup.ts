import type { FastifyCorsOptions } from "@fastify/cors";
// The API registers it: a set-up may ask `request.jwtVerify()`.
import type {} from "@fastify/jwt";
import type { FastifyPluginAsync } from "fastify";

/** A server that a person would write: hooks, the CORS plugin and the routes, in some order. */
export type Setup = FastifyPluginAsync<{
  /** The options of the profile "correct". */
  correct: FastifyCorsOptions;
  /** The page's origin. */
  origin: string;
  /** The lab's own routes, the same for every profile; `reading` and `writing` are the two parts of `items`. */
  routes: Record<"all" | "reading" | "writing", FastifyPluginAsync>;
}>;
