import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  app.addHook("onRequest", async (request, reply) => {
    if (request.headers.authorization !== undefined) return;
    await reply.code(401).send({ error: { code: "NOT_SIGNED_IN", message: "Sign in first." } });
  });
  await app.register(cors, correct);
  await app.register(routes.all);
};
