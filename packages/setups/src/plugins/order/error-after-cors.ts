import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  // Looks up the user of the request; a preflight never names one.
  app.addHook("onRequest", async (request) => {
    if (request.method !== "OPTIONS") throw new Error("The database is down.");
  });
  await app.register(routes.all);
};
