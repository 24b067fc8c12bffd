import cors from "@fastify/cors";
import type { Setup } from "../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  // The limit is reached already.
  app.addHook("onRequest", async (_request, reply) => {
    const error = { code: "TOO_MANY_REQUESTS", message: "Come back in a minute." };
    await reply.code(429).header("Retry-After", 60).send({ error });
  });
  await app.register(routes.all);
};
