import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, { ...correct, hook: "preHandler" });
  app.addHook("onRequest", async (request, reply) => {
    if (request.method === "OPTIONS" || request.headers.authorization !== undefined) return;
    await reply.code(401).send({ error: { code: "NOT_SIGNED_IN", message: "Sign in first." } });
  });
  await app.register(routes.all);
};
