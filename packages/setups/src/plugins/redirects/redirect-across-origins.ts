import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, origin, routes }) => {
  await app.register(cors, { ...correct, origin });
  // Redirects to another name of this machine, which is another origin.
  app.addHook("onRequest", async (request, reply) => {
    if (request.hostname === "127.0.0.1") return;
    await reply.redirect(`http://127.0.0.1:${request.port}${request.url}`, 308);
  });
  await app.register(routes.all);
};
