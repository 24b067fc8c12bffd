import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  // The API has moved to /v2.
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.includes("/v2/")) return;
    await reply.redirect(request.url.replace(/\/(?=items|session)/, "/v2/"), 308);
  });
  await app.register(cors, correct);
  await app.register(routes.all, { prefix: "/v2" });
};
