import type { PluginOptions, Policy } from "@blocked/profiles";
import cors, { type FastifyCorsOptions } from "@fastify/cors";
import fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import { sendError, sendNotFound, toEnvelope } from "../errors.ts";
import { toCorsOptions } from "../profiles/cors-options.ts";
import { handlerMarks } from "../witness/observe.ts";
import type { Patterns } from "./patterns.ts";
import { rawResponses, routedMethods } from "./raw-responses.ts";

/** A real Fastify instance that answers by one policy and never listens. */
export type PolicyServer = Pick<FastifyInstance, "routing">;

/** The prefix after `hop` redirects. */
function toPrefix(encoded: string, hop: number): string {
  return `/playground/${encoded}/${hop}/`;
}

/** Builds a policy's server, with a scope for each hop of its redirects. */
export async function buildPolicyServer(
  policy: Policy,
  encoded: string,
  patterns: Patterns,
): Promise<PolicyServer> {
  const app = fastify({ frameworkErrors: sendError });
  app.setErrorHandler(sendError);
  app.setNotFoundHandler(sendNotFound);
  await app.register(handlerMarks);
  // Discards every body, and hides its Content-Type: Fastify would reject a malformed one.
  app.addHook("onRequest", async ({ raw }) => {
    raw.headers["content-type"] = "application/octet-stream";
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => {
    payload.resume();
    done(null);
  });
  app.addHook("onSend", sendJsonOnly);
  for (const [hop, one] of hopsOf(policy).entries()) {
    const prefix = toPrefix(encoded, hop);
    app.register(hopScope, { prefix, encoded, policy: one, hop, patterns });
  }
  await app.ready();
  return app;
}

function hopsOf(policy: Policy): Policy[] {
  const next = policy.kind === "raw" ? policy.next : undefined;
  return next === undefined ? [policy] : [policy, ...hopsOf(next)];
}

type HopOptions = { policy: Policy; encoded: string; hop: number; patterns: Patterns };

const hopScope: FastifyPluginAsync<HopOptions> = async (
  app,
  { policy, encoded, hop, patterns },
) => {
  if (policy.kind === "raw") {
    await app.register(rawResponses, { policy, next: `${toPrefix(encoded, hop + 1)}items` });
    return;
  }
  if (policy.kind === "plugin") await app.register(cors, withPatterns(policy.options, patterns));
  app.setNotFoundHandler(sendNotFound);
  app.route({
    method: routedMethods,
    url: "*",
    // With a header that script may read only if the policy exposes it, as in the API's own list.
    handler: async ({ method }, reply) => reply.header("X-Total-Count", 1).send({ hop, method }),
  });
};

/**
 * Runs the patterns in another thread, in the plugin's own order: entries after an exact match are not tried.
 */
function withPatterns(options: PluginOptions, patterns: Patterns): FastifyCorsOptions {
  const plain = toCorsOptions(options);
  const listed = [options.origin].flat();
  const hasPattern = listed.some((one) => typeof one === "object");
  if (!hasPattern || listed.includes("*")) return plain;
  const origin = async (requestOrigin: string | undefined) => {
    const place = listed.indexOf(requestOrigin);
    const before = place === -1 ? listed : listed.slice(0, place);
    const tried = before.filter((one) => typeof one === "object");
    const isAllowed =
      (tried.length > 0 && (await patterns.match(tried, requestOrigin))) || place !== -1;
    // The plugin reads true as the request's origin and an empty list as none.
    return isAllowed ? true : [];
  };
  return { ...plain, origin };
}

/** Turns the plugin's plain text into JSON: a response that somebody opens must never render as a page. */
async function sendJsonOnly(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  reply.header("X-Content-Type-Options", "nosniff");
  const type = String(reply.getHeader("content-type") ?? "");
  if (typeof payload !== "string" || payload === "" || type.startsWith("application/json")) {
    return payload;
  }
  reply.type("application/json; charset=utf-8");
  return JSON.stringify(toEnvelope("BAD_REQUEST", payload));
}
