import type { PluginOptions, Policy } from "@blocked/profiles";
import cors, { type FastifyCorsOptions } from "@fastify/cors";
import fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import { toCorsOptions } from "../cors-options.ts";
import { sendError, sendNotFound, toEnvelope } from "../errors.ts";
import { handlerMarks } from "../witness/observe.ts";
import type { Patterns } from "./patterns.ts";
import { rawAnswers } from "./raw-answers.ts";

/** A server that answers by one policy: a real Fastify instance that never listens. */
export type Bench = Pick<FastifyInstance, "routing">;

/** Where a policy answers; the number is how many redirects lead there. */
function benchPrefix(encoded: string, hop: number): string {
  return `/workbench/${encoded}/${hop}/`;
}

/** Builds the server of a policy, with a scope for each address that its redirects lead to. */
export async function buildBench(
  policy: Policy,
  encoded: string,
  patterns: Patterns,
): Promise<Bench> {
  const app = fastify({ frameworkErrors: sendError });
  app.setErrorHandler(sendError);
  app.setNotFoundHandler(sendNotFound);
  await app.register(handlerMarks);
  // Bodies change nothing here, and are not read; nor is what they call themselves, which Fastify would check.
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
    const prefix = benchPrefix(encoded, hop);
    app.register(benchScope, { prefix, encoded, policy: one, hop, patterns });
  }
  await app.ready();
  return app;
}

function hopsOf(policy: Policy): Policy[] {
  const next = policy.kind === "raw" ? policy.next : undefined;
  return next === undefined ? [policy] : [policy, ...hopsOf(next)];
}

/** As a profile's scope, with one route that answers everything. */
const benchScope: FastifyPluginAsync<{
  policy: Policy;
  encoded: string;
  hop: number;
  patterns: Patterns;
}> = async (app, { policy, encoded, hop, patterns }) => {
  if (policy.kind === "raw") {
    await app.register(rawAnswers, { policy, next: `${benchPrefix(encoded, hop + 1)}items` });
    return;
  }
  if (policy.kind === "plugin") await app.register(cors, withPatterns(policy.options, patterns));
  app.setNotFoundHandler(sendNotFound);
  app.route({
    method: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    url: "*",
    handler: async ({ method }) => ({ hop, method }),
  });
};

/**
 * The same options with the patterns looked at elsewhere, as the plugin would: in their order, and none behind an
 * origin that is listed.
 */
function withPatterns(options: PluginOptions, patterns: Patterns): FastifyCorsOptions {
  const plain = toCorsOptions(options);
  const listed = [options.origin].flat();
  const hasPattern = listed.some((one) => typeof one === "object");
  if (!hasPattern || listed.includes("*")) return plain;
  const origin = async (asked: string | undefined) => {
    const place = listed.indexOf(asked);
    const before = place === -1 ? listed : listed.slice(0, place);
    const tried = before.filter((one) => typeof one === "object");
    const isIn = (tried.length > 0 && (await patterns.fits(tried, asked))) || place !== -1;
    // To the plugin true is whoever asks, and an empty list nobody.
    return isIn ? true : [];
  };
  return { ...plain, origin };
}

/** An answer that somebody opens must never be a page. The plugin answers a bad preflight with plain text. */
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
