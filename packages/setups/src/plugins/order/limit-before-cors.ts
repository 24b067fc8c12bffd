import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  // The client has reached the limit already.
  app.addHook("onRequest", async (_request, reply) => {
    const error = { code: "TOO_MANY_REQUESTS", message: "Try again in a minute." };
    await reply.code(429).header("Retry-After", 60).send({ error });
  });
  await app.register(cors, correct);
  await app.register(routes.all);
};
