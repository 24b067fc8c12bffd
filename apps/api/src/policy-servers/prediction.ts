import { engineRules, isToken, parseUrl } from "@blocked/cors-protocol";
import { decode } from "@blocked/profiles";
import { type FastifyPluginAsyncTypebox, type Static, Type } from "@fastify/type-provider-typebox";
import type { onRequestAsyncHookHandler } from "fastify";
import { Check } from "typebox/value";
import { ApiError } from "../errors.ts";
import { toRoute } from "../route.ts";
import { predict, type Predicting } from "./predict.ts";

const Text = Type.String({ maxLength: 8000 });
const oneOf = <Name extends string>(...names: Name[]) =>
  Type.Union(names.map((name) => Type.Literal(name)));

/** A request as script would make it, with what the browser adds. @see CorsRequest */
const PlannedRequest = Type.Object(
  {
    url: Text,
    origin: Text,
    method: Text,
    headers: Type.Array(Type.Tuple([Text, Text]), { maxItems: 50 }),
    credentials: oneOf("omit", "same-origin", "include"),
    mode: oneOf("cors", "no-cors", "same-origin"),
    initiatorType: Type.Optional(oneOf("fetch", "xmlhttprequest")),
    hasUploadListeners: Type.Optional(Type.Boolean()),
    body: Type.Optional(Text),
  },
  { additionalProperties: false },
);

type Options = Predicting & {
  apiOrigins: readonly string[];
  requirePage: onRequestAsyncHookHandler;
};

/** Predicts a request without sending it. The request travels in the query string, which needs no preflight. */
export const predictionRoute: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { policyServers, rehearsals, apiOrigins, requirePage },
) => {
  app.route({
    ...toRoute("GET /prediction"),
    onRequest: requirePage,
    handler: async ({ query }, reply) => {
      reply.header("Cache-Control", "no-store");
      const planned = readRequest(query.request);
      const rules = engineRules[query.engine];
      const servers = { policyServers, rehearsals };
      return { exchanges: await predict(servers, planned, apiOrigins, rules) };
    },
  });
};

function readRequest(encoded: string): Static<typeof PlannedRequest> {
  const planned = decode(encoded);
  const isRequest =
    Check(PlannedRequest, planned) &&
    parseUrl(planned.url) !== null &&
    isToken(planned.method) &&
    planned.headers.every(([name]) => isToken(name));
  if (isRequest) return planned;
  throw new ApiError(
    400,
    "INVALID_REQUEST",
    "Send a request as base64url of JSON, with url, origin, method, headers, credentials and mode.",
  );
}
