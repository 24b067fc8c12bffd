import type { FastifyPluginAsync } from "fastify";
import type { Items } from "../database/items.ts";
import { refuseOverload } from "../plugins/pressure.ts";
import { readingRoutes, writingRoutes } from "./items.ts";
import { sessionRoutes } from "./session.ts";

/** CRUD of items and the session: every profile has these same routes over the one table. */
export function createRoutes(
  items: Items,
): Record<"all" | "reading" | "writing", FastifyPluginAsync> {
  const reading: FastifyPluginAsync = async (app) => {
    app.addHook("onRequest", refuseOverload);
    await app.register(readingRoutes, { items });
  };
  const writing: FastifyPluginAsync = async (app) => {
    app.addHook("onRequest", refuseOverload);
    await app.register(writingRoutes, { items });
  };
  const session: FastifyPluginAsync = async (app) => {
    app.addHook("onRequest", refuseOverload);
    await app.register(sessionRoutes);
  };
  return {
    reading,
    writing,
    all: async (app) => {
      await app.register(reading);
      await app.register(writing);
      await app.register(session);
    },
  };
}
