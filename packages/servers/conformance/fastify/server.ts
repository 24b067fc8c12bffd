import { toNodeServer } from "../shared/node-server.ts";

export const runnable = toNodeServer({
  id: "fastify",
  title: "Fastify with @fastify/cors",
  folder: import.meta.dirname,
  packages: ["fastify", "@fastify/cors"],
});
