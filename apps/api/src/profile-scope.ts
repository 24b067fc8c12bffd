import {
  correctOptions,
  fillIn,
  needsKey,
  type PluginOptions,
  type Profile,
} from "@blocked/profiles";
import cors from "@fastify/cors";
import { loadSetup } from "@blocked/setups";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { toCorsOptions } from "./cors-options.ts";
import type { Items } from "./database/items.ts";
import { refuseApart, sendNotFound } from "./errors.ts";
import { logProfile } from "./log.ts";
import { hasLiveKey, noLiveKey } from "./plugins/live-key.ts";
import { createRoutes } from "./routes/lab-routes.ts";
import type { Witness } from "./witness/witness.ts";

type Options = { profile: Profile; pageOrigin: string; items: Items; witness: Witness };

const scope: FastifyPluginAsync<Options> = async (app, { profile, pageOrigin, items, witness }) => {
  logProfile(app, profile.id);
  if (needsKey(profile)) {
    app.addHook("onRequest", async (request, reply) => {
      if (!hasLiveKey(witness, request)) refuseApart(reply, noLiveKey());
    });
  }
  const routes = createRoutes(items);
  // Without one of its own, the scope's 404 would leave without its CORS headers and look like a CORS error.
  app.setNotFoundHandler(sendNotFound);
  const policy = fillIn(profile.policy, pageOrigin);
  if (policy.kind === "setup") {
    const setup = await loadSetup(policy.name);
    const correct = toCorsOptions(fillIn<PluginOptions>(correctOptions, pageOrigin));
    // Not registered but called, so that its hooks meet the 404 as well.
    await setup(app, { correct, origin: pageOrigin, routes });
    return;
  }
  if (policy.kind === "plugin") await app.register(cors, toCorsOptions(policy.options));
  await routes.all(app, {});
};

/**
 * One profile: its CORS policy, and then the same routes as everywhere. It has a name because Fastify looks
 * for the file of a plugin without one among all loaded modules, once for each profile.
 */
export const profileScope = fp(scope, { name: "profile", encapsulate: true });

/** The ending slash matters: the plugin's `OPTIONS /p/a*` would also answer for /p/ab/. */
export function prefixOf(profile: Profile): string {
  return `/p/${profile.id}/`;
}

/**
 * The 404 of everything that no scope answers. Below /p/ it is readable from every origin, preflight
 * included: a misspelt profile must not look like a CORS error.
 */
export function sendNotFoundAtRoot(request: FastifyRequest, reply: FastifyReply): void {
  if (request.url.startsWith("/p/")) {
    reply.header("Access-Control-Allow-Origin", "*");
    const method = request.headers["access-control-request-method"];
    if (request.method === "OPTIONS" && method !== undefined) {
      const headers = request.headers["access-control-request-headers"];
      reply.header("Access-Control-Allow-Methods", method);
      if (headers !== undefined) reply.header("Access-Control-Allow-Headers", headers);
      reply.code(204).send();
      return;
    }
  }
  sendNotFound(request, reply);
}
