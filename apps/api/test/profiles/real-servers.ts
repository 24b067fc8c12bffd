import { runInThisContext } from "node:vm";
import { getRequestListener } from "@hono/node-server";
import koaCors from "@koa/cors";
import expressCors from "cors";
import express from "express";
import { Hono } from "hono";
import { cors as honoCors } from "hono/cors";
import Koa from "koa";
import { inject as dispatch, type InjectOptions } from "light-my-request";
import type { Injectable } from "../support/browser.ts";

/** Runs a snippet as the page shows it, with the names that its imports would bring. */
function run(code: string, app: unknown, cors: unknown): void {
  const configure = runInThisContext(`(app, cors) => {\n${code}\n}`) as (
    app: unknown,
    cors: unknown,
  ) => void;
  configure(app, cors);
}

const status = { get: 200, post: 201, put: 200, patch: 200, delete: 204 } as const;
const methods = ["get", "post", "put", "patch", "delete"] as const;
const path = /\/items(?:\/\d+)?$/;

function buildExpress(code: string): Injectable {
  const app = express();
  run(code, app, expressCors);
  for (const method of methods) {
    app[method](path, (_request, response) => {
      response.status(status[method]).end();
    });
  }
  return { inject: (options: InjectOptions) => dispatch(app, options) };
}

function buildHono(code: string): Injectable {
  const app = new Hono();
  run(code, app, honoCors);
  for (const method of methods) {
    const respond = () => new Response(null, { status: status[method] });
    app[method]("/items", respond);
    app[method]("/p/:profile/items", respond);
    app[method]("/p/:profile/items/:id", respond);
  }
  const listen = getRequestListener(app.fetch);
  return {
    inject: (options: InjectOptions) =>
      dispatch((request, response) => void listen(request, response), options),
  };
}

function buildKoa(code: string): Injectable {
  const app = new Koa();
  run(code, app, koaCors);
  app.use((context) => {
    const method = methods.find((one) => one.toUpperCase() === context.method);
    if (method !== undefined && path.test(context.path)) {
      context.body = null;
      context.status = status[method];
    }
  });
  const listen = app.callback();
  return {
    inject: (options: InjectOptions) =>
      dispatch((request, response) => void listen(request, response), options),
  };
}

/** Real servers with the lab's routes, configured by a snippet, under the names of `@blocked/servers`. */
export const builders: Partial<Record<string, (code: string) => Injectable>> = {
  Express: buildExpress,
  Hono: buildHono,
  Koa: buildKoa,
};
