import { apiGateway } from "./cloud/api-gateway.ts";
import { s3 } from "./cloud/s3.ts";
import { gin } from "./go/gin.ts";
import { jub0bs } from "./go/jub0bs.ts";
import { rsCors } from "./go/rs-cors.ts";
import { express } from "./node/express.ts";
import { fastify } from "./node/fastify.ts";
import { h3 } from "./node/h3.ts";
import { hono } from "./node/hono.ts";
import { koa } from "./node/koa.ts";
import { nestjs } from "./node/nestjs.ts";
import { aspnet } from "./other/aspnet.ts";
import { axum } from "./other/axum.ts";
import { laravel } from "./other/laravel.ts";
import { rails } from "./other/rails.ts";
import { spring } from "./other/spring.ts";
import { apache } from "./proxies/apache.ts";
import { caddy } from "./proxies/caddy.ts";
import { haproxy } from "./proxies/haproxy.ts";
import { nginx } from "./proxies/nginx.ts";
import { django } from "./python/django.ts";
import { fastapi } from "./python/fastapi.ts";
import { flask } from "./python/flask.ts";
import type { ServerId } from "./shared/names.ts";
import type { Server } from "./shared/server.ts";

export const serversById: Readonly<Record<ServerId, Server>> = {
  fastify,
  express,
  hono,
  koa,
  h3,
  nestjs,
  fastapi,
  flask,
  django,
  "rs-cors": rsCors,
  gin,
  jub0bs,
  spring,
  axum,
  aspnet,
  rails,
  laravel,
  nginx,
  caddy,
  apache,
  haproxy,
  "api-gateway": apiGateway,
  s3,
};

/** Every server, in the order of the pickers. The pages, the API's tests and the files to copy read this list. */
export const servers: readonly Server[] = Object.values(serversById);
