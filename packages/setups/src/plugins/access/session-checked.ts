import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  // Only signed-in users may read the items, in a browser or not.
  app.addHook("onRequest", async (request) => {
    if (!request.routeOptions.url?.endsWith("/session")) await request.jwtVerify();
  });
  await app.register(routes.all);
};
