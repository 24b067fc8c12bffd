import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  const trusted = ["https://app.example.test"];
  await app.register(cors, {
    ...correct,
    origin: (origin, answer) => {
      if (origin === undefined || trusted.includes(origin)) answer(null, true);
      else answer(new Error("Not allowed by CORS"), false);
    },
  });
  await app.register(routes.all);
};
