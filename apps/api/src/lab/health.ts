import { createRequire } from "node:module";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { createCheck } from "../database/check.ts";
import type { LabDatabase } from "../database/database.ts";
import { ApiError } from "../errors.ts";
import type { PolicyServers } from "../policy-servers/policy-servers.ts";
import { toRoute } from "../route.ts";
import type { Witness } from "../witness/witness.ts";

const require = createRequire(import.meta.url);
const { version: corsVersion } = require("@fastify/cors/package.json") as { version: string };

type Options = {
  database: LabDatabase;
  witness: Witness;
  policyServers: PolicyServers;
  profiles: number;
};

export const health: FastifyPluginAsyncTypebox<Options> = async (app, options) => {
  const { database, witness, policyServers, profiles } = options;
  const check = createCheck(database);
  app.route({
    ...toRoute("GET /health"),
    handler: async (request, reply) => {
      const { sqlite, ...state } = run(check, (error) => request.log.error(error));
      const { node } = process.versions;
      const { heapUsed } = process.memoryUsage();
      reply.header("Cache-Control", "no-store");
      return {
        status: "ok" as const,
        database: state,
        versions: { node, fastify: app.version, "@fastify/cors": corsVersion, sqlite },
        profiles,
        memory: { heapUsed, ...witness.size(), policyServers: policyServers.size() },
      };
    },
  });
};

function run<State>(check: () => State, log: (error: unknown) => void): State {
  try {
    return check();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    log(error);
    const message = "The database cannot be read or written; the API's log says why.";
    throw new ApiError(503, "DATABASE_UNAVAILABLE", message);
  }
}
