import { ErrorEnvelope, Key, Record } from "@blocked/api-client/contract";
import { type FastifyPluginAsyncTypebox, Type } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import type { Items } from "../database/items.ts";
import { ApiError } from "../errors.ts";
import type { Witness } from "../witness/witness.ts";
import type { Benches } from "../workbench/benches.ts";
import { predictionRoute } from "./prediction.ts";

const problem = { "4xx": ErrorEnvelope, "5xx": ErrorEnvelope };

/**
 * What the lab's page needs and no other website may use: the witness, the workbench's predictions, and the
 * sample items. It stands outside every experiment, answers the page's own origins by exact list, and needs no preflight.
 */
export type LabRoutesOptions = {
  items: Items;
  witness: Witness;
  benches: Benches;
  pageOrigins: string[];
  apiOrigins: string[];
};

export const labRoutes: FastifyPluginAsyncTypebox<LabRoutesOptions> = async (
  app,
  { items, witness, benches, pageOrigins, apiOrigins },
) => {
  const isPage = (origin: string | undefined) =>
    origin !== undefined && pageOrigins.includes(origin);

  // By hand: the plugin's `OPTIONS *` would stand at the root and answer the preflights of every profile too.
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    reply.header("Vary", "Origin");
    if (isPage(origin)) reply.header("Access-Control-Allow-Origin", origin);
  });

  // With a refusal and not only without a header: what these routes do would be done all the same.
  const onRequest = async (request: FastifyRequest) => {
    if (isPage(request.headers.origin)) return;
    throw new ApiError(
      403,
      "NOT_THE_LAB",
      `Only the lab's own page may do this; open ${pageOrigins[0]} and use it there.`,
    );
  };

  await app.register(predictionRoute, { benches, apiOrigins, onRequest });

  app.post(
    "/witness",
    {
      onRequest,
      schema: {
        querystring: Type.Object({ key: Type.Optional(Type.String()) }),
        response: { 201: Key, ...problem },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return { key: witness.issueKey(request.query.key) };
    },
  );

  app.get(
    "/witness/:trace",
    {
      schema: {
        params: Type.Object({ trace: Type.String() }),
        response: { 200: Record, ...problem },
      },
    },
    async (request, reply) => {
      const { trace } = request.params;
      if (!witness.isTrace(trace)) {
        throw new ApiError(400, "BAD_TRACE", "Ask for a trace of the form <key>.<n>.");
      }
      if (!witness.hasLiveKey(trace)) {
        throw new ApiError(
          404,
          "UNKNOWN_KEY",
          "The API was restarted: get a new key and send the request again.",
        );
      }
      reply.header("Cache-Control", "no-store");
      return { exchanges: await witness.read(trace) };
    },
  );

  app.post(
    "/reset",
    { onRequest, schema: { response: { 204: Type.Null(), ...problem } } },
    async (_request, reply) => {
      items.restoreSamples();
      reply.code(204);
      return null;
    },
  );
};
