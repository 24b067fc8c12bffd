import { toNodeServer } from "../shared/node-server.ts";

export const runnable = toNodeServer({
  id: "koa",
  title: "Koa with @koa/cors",
  folder: import.meta.dirname,
  packages: ["koa", "@koa/cors"],
});
