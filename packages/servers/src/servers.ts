import { express } from "./express.ts";
import { fastapi } from "./fastapi.ts";
import { fastify } from "./fastify.ts";
import { hono } from "./hono.ts";
import { koa } from "./koa.ts";
import { nginx } from "./nginx.ts";
import type { ServerId } from "./shared/names.ts";
import type { Server } from "./shared/server.ts";

export const serversById: Readonly<Record<ServerId, Server>> = {
  fastify,
  fastapi,
  express,
  hono,
  koa,
  nginx,
};

/** Every server, in the order of the tabs. The web's tabs, the API's tests and the files to copy read this list. */
export const servers: readonly Server[] = Object.values(serversById);
