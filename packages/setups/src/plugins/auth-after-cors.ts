import cors from "@fastify/cors";
import type { Setup } from "../setup.ts";

export const setup: Setup = async (app, { origin, routes }) => {
  await app.register(cors, {
    origin: [origin],
    credentials: true,
    methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
    allowedHeaders: ["Content-Type", "Authorization"],
  });

  app.addHook("onRequest", async (request, reply) => {
    if (request.headers.authorization !== undefined) return;
    await reply.code(401).send({ error: { code: "NOT_SIGNED_IN", message: "Sign in first." } });
  });

  await app.register(routes);
};
