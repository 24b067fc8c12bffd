import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, origin, routes }) => {
  await app.register(cors, { origin: [origin], allowedHeaders: ["Content-Type"] });
  // The routes for PUT and DELETE allow more: each has CORS options of its own.
  app.addHook("onRoute", (route) => {
    if (route.method === "PUT" || route.method === "DELETE") {
      route.config = { ...route.config, cors: correct };
    }
  });
  await app.register(routes.all);
};
