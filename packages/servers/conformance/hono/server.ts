import { toNodeServer } from "../shared/node-server.ts";

export const runnable = toNodeServer({
  id: "hono",
  title: "Hono",
  folder: import.meta.dirname,
  packages: ["hono", "@hono/node-server"],
});
