import type {
  FastifyPluginAsyncTypebox,
  TypeBoxTypeProvider,
} from "@fastify/type-provider-typebox";
import type { FastifyPluginAsync } from "fastify";
import type { Items } from "../database/items.ts";
import { refuseOverload } from "../plugins/pressure.ts";
import { readingRoutes, writingRoutes } from "./items.ts";
import { sessionRoutes } from "./session.ts";

/**
 * CRUD of items and the session: every profile has these same routes over the one table. Whoever registers them
 * has registered CORS before, so that a page can read how they refuse an overload.
 */
export function createRoutes(
  items: Items,
): Record<"all" | "reading" | "writing", FastifyPluginAsync> {
  // Called and not registered: each scope more, in each profile, is time at every start.
  const behind =
    (...parts: FastifyPluginAsyncTypebox<{ items: Items }>[]): FastifyPluginAsync =>
    async (app) => {
      app.addHook("onRequest", refuseOverload);
      for (const part of parts) await part(app.withTypeProvider<TypeBoxTypeProvider>(), { items });
    };
  return {
    reading: behind(readingRoutes),
    writing: behind(writingRoutes),
    all: behind(readingRoutes, writingRoutes, sessionRoutes),
  };
}
