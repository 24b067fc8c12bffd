import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyPluginAsync } from "fastify";
import type { Items } from "../database/items.ts";
import { readingRoutes, writingRoutes } from "./items.ts";
import { sessionRoutes } from "./session.ts";

/**
 * CRUD of items and the session: every profile has these same routes over the one table. They are called and
 * not registered, because each scope more, in each profile, is time at every start.
 */
export function createRoutes(
  items: Items,
): Record<"all" | "reading" | "writing", FastifyPluginAsync> {
  const reading: FastifyPluginAsync = async (app) => {
    await readingRoutes(app.withTypeProvider<TypeBoxTypeProvider>(), { items });
  };
  const writing: FastifyPluginAsync = async (app) => {
    await writingRoutes(app.withTypeProvider<TypeBoxTypeProvider>(), { items });
  };
  return {
    reading,
    writing,
    all: async (app) => {
      await reading(app, {});
      await writing(app, {});
      await sessionRoutes(app.withTypeProvider<TypeBoxTypeProvider>(), {});
    },
  };
}
