import { express } from "./node/express.ts";
import { fastify } from "./node/fastify.ts";
import { hono } from "./node/hono.ts";
import { koa } from "./node/koa.ts";
import { nginx } from "./proxies/nginx.ts";
import { fastapi } from "./python/fastapi.ts";
import type { ServerId } from "./shared/names.ts";
import type { Server } from "./shared/server.ts";

/** Servers by their ids; a page may have the code of some alone. */
export type Servers = Readonly<Partial<Record<ServerId, Server>>>;

/** The servers that the lab has from the start. It loads the code of all once another one is chosen. */
export const commonServers: Servers = { fastify, fastapi, express, hono, koa, nginx };
