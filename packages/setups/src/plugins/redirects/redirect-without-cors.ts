import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  // Redirects to a server without CORS; here it is the one of "CORS disabled".
  app.addHook("onRequest", async (request, reply) => {
    await reply.redirect(request.url.replace(/^\/p\/[^/]+/, "/p/disabled"), 308);
  });
  await app.register(routes.all);
};
