import type { Setup } from "../../setup.ts";

export const setup: Setup = async (app, { origin, routes }) => {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("Access-Control-Allow-Origin", origin);
    reply.header("Access-Control-Allow-Credentials", "true");
    reply.header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
    reply.header("Access-Control-Allow-Headers", "Content-Type, Authorization");
    if (request.method !== "OPTIONS") return;
    const error = { code: "METHOD_NOT_ALLOWED", message: "There is no OPTIONS here." };
    await reply.code(405).send({ error });
  });
  await app.register(routes.all);
};
