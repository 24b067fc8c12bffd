import type { FastifyPluginAsync } from "fastify";
import { ApiError } from "../errors.ts";
import { hasLiveKey, noLiveKey } from "../plugins/live-key.ts";
import type { Benches } from "../workbench/benches.ts";
import type { Witness } from "../witness/witness.ts";

const benchUrl = /^\/workbench\/([^/?]+)\//;

/**
 * The door to the benches. Nobody else's weapon: it opens for requests of the lab's own page alone, whose
 * trace carries a live key, and never for somebody who opens an address.
 */
export const workbenchDoor: FastifyPluginAsync<{ benches: Benches; witness: Witness }> = async (
  app,
  { benches, witness },
) => {
  // In a hook, before the body is read: the bench gets the request as it came.
  app.addHook("onRequest", async (request, reply) => {
    // For the refusals; a bench sets its own.
    reply.header("X-Content-Type-Options", "nosniff");
    if (request.headers["sec-fetch-mode"] === "navigate") {
      throw new ApiError(
        403,
        "NOT_A_PAGE",
        "Use the workbench's page; this address answers scripts only.",
      );
    }
    if (!hasLiveKey(witness, request)) throw noLiveKey();
    const [, encoded] = benchUrl.exec(request.url) ?? [];
    if (encoded === undefined) {
      throw new ApiError(404, "NOT_FOUND", "Ask for /workbench/<encoded policy>/0/items.");
    }
    const bench = await benches.get(encoded);
    reply.hijack();
    bench.routing(request.raw, reply.raw);
  });
  // Every method there is comes here, those too for which Fastify has no routes; and goes no further than the hook.
  app.setNotFoundHandler(async () => null);
};
