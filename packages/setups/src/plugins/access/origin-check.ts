import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, origin, routes }) => {
  await app.register(cors, correct);
  // A write has to come from our own page, whatever cookies it carries.
  app.addHook("onRequest", async (request, reply) => {
    if (["GET", "HEAD"].includes(request.method) || request.headers.origin === origin) return;
    await reply.code(403).send({ error: { code: "FOREIGN_ORIGIN", message: "Not from here." } });
  });
  await app.register(routes.all);
};
