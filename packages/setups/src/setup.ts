import type { FastifyPluginAsync } from "fastify";

/**
 * A server that a person would write: hooks, the CORS plugin and the routes, in some order. `routes` are the
 * lab's own, the same in every set-up; `origin` is the page's.
 */
export type Setup = FastifyPluginAsync<{ origin: string; routes: FastifyPluginAsync }>;
