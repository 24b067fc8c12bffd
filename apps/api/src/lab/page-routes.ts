import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import { ApiError } from "../errors.ts";
import type { Items } from "../items/store.ts";
import { predictionRoute } from "../policy-servers/prediction.ts";
import type { Predicting } from "../policy-servers/predict.ts";
import { toRoute } from "../route.ts";
import { witnessRoutes } from "../witness/routes.ts";
import type { Witness } from "../witness/witness.ts";

export type PageRoutesOptions = Predicting & {
  items: Items;
  witness: Witness;
  pageOrigins: readonly string[];
  apiOrigins: readonly string[];
};

/** The routes that only the lab's pages may use: the witness, predictions and the reset. None needs a preflight. */
export const pageRoutes: FastifyPluginAsyncTypebox<PageRoutesOptions> = async (
  app,
  { items, witness, policyServers, rehearsals, pageOrigins, apiOrigins },
) => {
  const isPage = (origin: string | undefined) =>
    origin !== undefined && pageOrigins.includes(origin);

  // Not @fastify/cors: its `OPTIONS *` at the root would also answer the preflights of every profile.
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    reply.header("Vary", "Origin");
    if (isPage(origin)) reply.header("Access-Control-Allow-Origin", origin);
  });

  // Reject the request. Leaving out the CORS header would hide the response but still run the handler.
  const requirePage = async (request: FastifyRequest) => {
    if (isPage(request.headers.origin)) return;
    const message = `Only the lab's own page may do this; open ${pageOrigins[0]} and use it there.`;
    throw new ApiError(403, "NOT_THE_LAB", message);
  };

  await app.register(witnessRoutes, { witness, requirePage });
  await app.register(predictionRoute, { policyServers, rehearsals, apiOrigins, requirePage });

  app.route({
    ...toRoute("POST /reset"),
    onRequest: requirePage,
    handler: async (_request, reply) => {
      items.restoreSamples();
      reply.code(204);
      return null;
    },
  });
};
