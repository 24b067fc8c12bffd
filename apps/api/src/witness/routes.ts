import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { onRequestAsyncHookHandler } from "fastify";
import { ApiError } from "../errors.ts";
import { toRoute } from "../route.ts";
import type { Witness } from "./witness.ts";

type Options = { witness: Witness; requirePage: onRequestAsyncHookHandler };

export const witnessRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { witness, requirePage },
) => {
  app.route({
    ...toRoute("POST /witness"),
    onRequest: requirePage,
    handler: async ({ query }, reply) => {
      reply.code(201);
      return { key: witness.issueKey(query.key) };
    },
  });

  app.route({
    ...toRoute("GET /witness/:trace"),
    handler: async ({ params: { trace } }, reply) => {
      if (!witness.isTrace(trace)) {
        throw new ApiError(400, "BAD_TRACE", "Ask for a trace of the form <key>.<n>.");
      }
      if (!witness.hasLiveKey(trace)) {
        const message = "The API was restarted: get a new key and send the request again.";
        throw new ApiError(404, "UNKNOWN_KEY", message);
      }
      reply.header("Cache-Control", "no-store");
      return { exchanges: await witness.read(trace) };
    },
  });
};
