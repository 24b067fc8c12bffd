import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  app.get("/report", async () => ({ sold: 12 }));
  await app.register(routes.all);
};
