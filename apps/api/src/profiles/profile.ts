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
import { refuseWithoutHooks, sendNotFound } from "../errors.ts";
import type { Items } from "../items/store.ts";
import { logProfile } from "../log.ts";
import { hasLiveKey, noLiveKey } from "../witness/live-key.ts";
import type { Witness } from "../witness/witness.ts";
import { toCorsOptions } from "./cors-options.ts";
import { createRoutes } from "./routes.ts";

type Options = {
  profile: Profile;
  pageOrigin: string;
  items: Items;
  /** Checks the keys; null for a server that never listens and needs none. */
  witness: Witness | null;
};

const scope: FastifyPluginAsync<Options> = async (app, { profile, pageOrigin, items, witness }) => {
  logProfile(app, profile.id);
  if (witness !== null && needsKey(profile)) {
    app.addHook("onRequest", async (request, reply) => {
      if (!hasLiveKey(witness, request)) refuseWithoutHooks(reply, noLiveKey());
    });
  }
  const routes = createRoutes(items);
  // The root's 404 would lack this scope's CORS headers and look like a CORS error.
  app.setNotFoundHandler(sendNotFound);
  const policy = fillIn(profile.policy, pageOrigin);
  if (policy.kind === "setup") {
    const setup = await loadSetup(policy.name);
    const correct = toCorsOptions(fillIn<PluginOptions>(correctOptions, pageOrigin));
    // Called and not registered, which runs its hooks for the 404 too.
    await setup(app, { correct, origin: pageOrigin, routes });
    return;
  }
  if (policy.kind === "plugin") await app.register(cors, toCorsOptions(policy.options));
  await routes.all(app, {});
};

/**
 * A profile's own scope: its CORS policy and the routes of every profile. The name keeps a start fast: for a
 * plugin without one, Fastify searches all loaded modules for its file.
 */
export const profileScope = fp(scope, { name: "profile", encapsulate: true });

/** The prefix ends in a slash; without it the plugin's `OPTIONS /p/a*` would also answer for /p/ab/. */
export function prefixOf(profile: Profile): string {
  return `/p/${profile.id}/`;
}

/**
 * Sends the 404 of the root. Below /p/ every origin can read it, preflight included; otherwise a misspelt
 * profile would look like a CORS error.
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
