import cors from "@fastify/cors";
import type { Setup } from "../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  // Whoever asks, browser or not: the items are for those who have signed in.
  app.addHook("onRequest", async (request) => {
    if (!request.routeOptions.url?.endsWith("/session")) await request.jwtVerify();
  });
  await app.register(routes.all);
};
