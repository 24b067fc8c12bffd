import type {
  FastifyPluginAsyncTypebox,
  TypeBoxTypeProvider,
} from "@fastify/type-provider-typebox";
import type { FastifyPluginAsync } from "fastify";
import { readingRoutes, writingRoutes } from "../items/routes.ts";
import type { Items } from "../items/store.ts";
import { refuseOverload } from "../plugins/pressure.ts";
import { sessionRoutes } from "../sessions/routes.ts";

/**
 * Creates the routes that every profile serves over the one table. Register CORS first; otherwise a page cannot
 * read a refusal.
 */
export function createRoutes(
  items: Items,
): Record<"all" | "reading" | "writing", FastifyPluginAsync> {
  // Called and not registered: a scope costs time at each start, once for every profile.
  const combine =
    (...parts: FastifyPluginAsyncTypebox<{ items: Items }>[]): FastifyPluginAsync =>
    async (app) => {
      // On each route and not on the scope: its 404 and preflights are answered during an overload too.
      app.addHook("onRoute", (route) => {
        route.onRequest = [refuseOverload, route.onRequest ?? []].flat();
      });
      for (const part of parts) await part(app.withTypeProvider<TypeBoxTypeProvider>(), { items });
    };
  return {
    reading: combine(readingRoutes),
    writing: combine(writingRoutes),
    all: combine(readingRoutes, writingRoutes, sessionRoutes),
  };
}
