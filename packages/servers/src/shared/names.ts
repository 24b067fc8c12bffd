/** Each server's name by its id, in the order of the tabs. Without the servers' code, so that every page can have it. */
export const serverNames = {
  fastify: "Fastify",
  fastapi: "FastAPI",
  express: "Express",
  hono: "Hono",
  koa: "Koa",
  nginx: "nginx",
} as const;

export type ServerId = keyof typeof serverNames;
