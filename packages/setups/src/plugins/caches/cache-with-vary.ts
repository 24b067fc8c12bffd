import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  app.get("/logo.svg", async (_request, reply) => {
    reply.header("Cache-Control", "private, max-age=60").type("image/svg+xml");
    return '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" />';
  });
  await app.register(routes.all);
};
