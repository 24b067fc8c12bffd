import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(async (reading) => {
    await reading.register(cors, correct);
    await reading.register(routes.reading);
  });
  await app.register(routes.writing);
};
