import { ErrorEnvelope, Record } from "@blocked/api-client/contract";
import { engineRules, engines, isToken } from "@blocked/cors-protocol";
import { decode } from "@blocked/profiles";
import { type FastifyPluginAsyncTypebox, type Static, Type } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import { Check } from "typebox/value";
import { ApiError } from "../errors.ts";
import type { Benches } from "../workbench/benches.ts";
import { predict } from "../workbench/predict.ts";

const closed = { additionalProperties: false };
const Text = Type.String({ maxLength: 8000 });

/** A request as script would make it, with everything that the browser makes of it. @see CorsRequest */
const PlannedRequest = Type.Object(
  {
    url: Text,
    origin: Text,
    method: Text,
    headers: Type.Array(Type.Tuple([Text, Text]), { maxItems: 50 }),
    credentials: Type.Union([
      Type.Literal("omit"),
      Type.Literal("same-origin"),
      Type.Literal("include"),
    ]),
    mode: Type.Union([Type.Literal("cors"), Type.Literal("no-cors"), Type.Literal("same-origin")]),
    initiatorType: Type.Optional(
      Type.Union([Type.Literal("fetch"), Type.Literal("xmlhttprequest")]),
    ),
    hasUploadListeners: Type.Optional(Type.Boolean()),
  },
  closed,
);

/**
 * What a request would meet at the workbench, without sending it. The request stands in the query string, so
 * that asking needs no preflight.
 */
export const predictionRoute: FastifyPluginAsyncTypebox<{
  benches: Benches;
  apiOrigins: readonly string[];
  onRequest: (request: FastifyRequest) => Promise<void>;
}> = async (app, { benches, apiOrigins, onRequest }) => {
  app.get(
    "/prediction",
    {
      onRequest,
      schema: {
        hide: true,
        querystring: Type.Object({
          request: Type.String(),
          engine: Type.Union(
            engines.map((engine) => Type.Literal(engine)),
            { default: "chromium" },
          ),
        }),
        response: { 200: Record, "4xx": ErrorEnvelope, "5xx": ErrorEnvelope },
      },
    },
    async (request, reply) => {
      reply.header("Cache-Control", "no-store");
      const planned = read(request.query.request);
      const rules = engineRules[request.query.engine];
      return { exchanges: await predict(benches, planned, apiOrigins, rules) };
    },
  );
};

function read(encoded: string): Static<typeof PlannedRequest> {
  const planned = decode(encoded);
  const isRequest =
    Check(PlannedRequest, planned) &&
    URL.canParse(planned.url) &&
    isToken(planned.method) &&
    planned.headers.every(([name]) => isToken(name));
  if (isRequest) return planned;
  throw new ApiError(
    400,
    "INVALID_REQUEST",
    "Send a request as base64url of JSON, with url, origin, method, headers, credentials and mode.",
  );
}
