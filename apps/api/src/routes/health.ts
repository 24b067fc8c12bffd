import { createRequire } from "node:module";
import type { FastifyPluginAsync } from "fastify";
import { createCheck } from "../database/check.ts";
import type { LabDatabase } from "../database/database.ts";
import { ApiError } from "../errors.ts";
import type { Witness } from "../witness/witness.ts";
import type { Benches } from "../workbench/benches.ts";

const require = createRequire(import.meta.url);
const { version: corsVersion } = require("@fastify/cors/package.json") as { version: string };

/** Whether the API can do its work, and what it is made of. */
export const health: FastifyPluginAsync<{
  database: LabDatabase;
  witness: Witness;
  benches: Benches;
  profiles: number;
}> = async (app, { database, witness, benches, profiles }) => {
  const check = createCheck(database);
  app.get("/health", { schema: { hide: true } }, async (request, reply) => {
    const { sqlite, ...state } = look(check, (error) => request.log.error(error));
    reply.header("Cache-Control", "no-store");
    return {
      status: "ok",
      database: state,
      versions: {
        node: process.versions.node,
        fastify: app.version,
        "@fastify/cors": corsVersion,
        sqlite,
      },
      profiles,
      memory: {
        heapUsed: process.memoryUsage().heapUsed,
        ...witness.size(),
        benches: benches.size(),
      },
    };
  });
};

function look<State>(check: () => State, log: (error: unknown) => void): State {
  try {
    return check();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    log(error);
    throw new ApiError(
      503,
      "DATABASE_UNAVAILABLE",
      "The database cannot be read or written; the API's log says why.",
    );
  }
}
