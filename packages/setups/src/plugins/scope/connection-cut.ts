import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  // The process seems to die during the request.
  app.get("/report", (request) => {
    request.raw.destroy();
  });
  await app.register(routes.all);
};
