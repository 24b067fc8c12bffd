import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.includes("/v2/")) return;
    const path = request.url.replace(/\/(?=items|session)/, "/v2/");
    await reply.redirect(`http://reader:secret@${request.host}${path}`, 308);
  });
  await app.register(routes.all, { prefix: "/v2" });
};
