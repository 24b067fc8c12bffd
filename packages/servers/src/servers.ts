import { express } from "./express.ts";
import { fastapi } from "./fastapi.ts";
import { fastify } from "./fastify.ts";
import { hono } from "./hono.ts";
import { koa } from "./koa.ts";
import { nginx } from "./nginx.ts";
import type { Server } from "./shared/server.ts";

/** Every server, in the order of the tabs. The web's tabs, the API's tests and the files to copy read this list. */
export const servers: readonly Server[] = [fastify, fastapi, express, hono, koa, nginx];
