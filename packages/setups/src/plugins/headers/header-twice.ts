import cors from "@fastify/cors";
import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { correct, routes }) => {
  await app.register(cors, correct);
  // A proxy in front of the app adds the header as well.
  app.addHook("onSend", async (_request, reply) => {
    const own = reply.getHeader("Access-Control-Allow-Origin") ?? [];
    reply.header("Access-Control-Allow-Origin", [own, "*"].flat());
  });
  await app.register(routes.all);
};
