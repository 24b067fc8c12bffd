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
  // The parts are called and not registered: every scope costs time at each start, once for each profile.
  const behind =
    (...parts: FastifyPluginAsyncTypebox<{ items: Items }>[]): FastifyPluginAsync =>
    async (app) => {
      // On each route and not on the scope, whose 404 and preflights are answered in an overload as well.
      app.addHook("onRoute", (route) => {
        route.onRequest = [refuseOverload, route.onRequest ?? []].flat();
      });
      for (const part of parts) await part(app.withTypeProvider<TypeBoxTypeProvider>(), { items });
    };
  return {
    reading: behind(readingRoutes),
    writing: behind(writingRoutes),
    all: behind(readingRoutes, writingRoutes, sessionRoutes),
  };
}
