import type { FastifyPluginAsync } from "fastify";
import { ApiError } from "../errors.ts";
import { hasLiveKey, noLiveKey } from "../witness/live-key.ts";
import type { Witness } from "../witness/witness.ts";
import { type PolicyServers, readEncodedPolicy } from "./policy-servers.ts";

type Options = { policyServers: PolicyServers; witness: Witness };

/**
 * Hands each request to its policy server. It accepts only requests whose trace carries a live key, and never a
 * navigation; any website could otherwise use a policy server to serve headers of its choice from this machine.
 */
export const policyServerGate: FastifyPluginAsync<Options> = async (
  app,
  { policyServers, witness },
) => {
  // In a hook, which runs before Fastify reads the body: the policy server needs the raw request.
  app.addHook("onRequest", async (request, reply) => {
    // Covers the refusals below; a policy server sets its own.
    reply.header("X-Content-Type-Options", "nosniff");
    if (request.headers["sec-fetch-mode"] === "navigate") {
      const message = "Use the playground's page; this address answers scripts only.";
      throw new ApiError(403, "NOT_A_PAGE", message);
    }
    if (!hasLiveKey(witness, request)) throw noLiveKey();
    const encoded = readEncodedPolicy(request.url);
    if (encoded === undefined) {
      throw new ApiError(404, "NOT_FOUND", "Ask for /playground/<encoded policy>/0/items.");
    }
    const policyServer = await policyServers.get(encoded);
    reply.hijack();
    policyServer.routing(request.raw, reply.raw);
  });
  // Catches every method, also those that Fastify cannot route. The hook has answered before it runs.
  app.setNotFoundHandler(async () => null);
};
