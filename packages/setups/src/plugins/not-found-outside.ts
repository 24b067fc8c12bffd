import cors from "@fastify/cors";
import type { Setup } from "../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  // In a scope of its own: what no route of it answers is answered outside, without CORS.
  await app.register(async (api) => {
    await api.register(cors, correct);
    await api.register(routes.all);
  });
};
