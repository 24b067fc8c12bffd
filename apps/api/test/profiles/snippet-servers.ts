import { runInThisContext } from "node:vm";
import { getRequestListener } from "@hono/node-server";
import expressCors from "cors";
import express from "express";
import { Hono } from "hono";
import { cors as honoCors } from "hono/cors";
import { inject as dispatch, type InjectOptions } from "light-my-request";
import type { Injectable } from "../support/browser.ts";

/** Runs the shown snippet with the values that its imports would provide. */
function run(code: string, app: unknown, cors: unknown): void {
  const configure = runInThisContext(`(app, cors) => {\n${code}\n}`) as (
    app: unknown,
    cors: unknown,
  ) => void;
  configure(app, cors);
}

const status = { get: 200, post: 201, put: 200, delete: 204 } as const;
const methods = ["get", "post", "put", "delete"] as const;

/** An Express app with the snippet's configuration and the lab's routes. */
export function buildExpress(code: string): Injectable {
  const app = express();
  run(code, app, expressCors);
  for (const method of methods) {
    app[method](/\/items(?:\/\d+)?$/, (_request, response) => {
      response.status(status[method]).end();
    });
  }
  return { inject: (options: InjectOptions) => dispatch(app, options) };
}

/** A Hono app with the same, through its server for Node. */
export function buildHono(code: string): Injectable {
  const app = new Hono();
  run(code, app, honoCors);
  for (const method of methods) {
    const answer = () => new Response(null, { status: status[method] });
    app[method]("/p/:profile/items", answer);
    app[method]("/p/:profile/items/:id", answer);
  }
  const listen = getRequestListener(app.fetch);
  return {
    inject: (options: InjectOptions) =>
      dispatch((request, response) => void listen(request, response), options),
  };
}
