import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  // CORS in a scope of its own: a 404 for a path without a route comes from outside, without CORS.
  await app.register(async (api) => {
    await api.register(cors, correct);
    await api.register(routes.all);
  });
};
