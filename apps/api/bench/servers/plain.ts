import type { IncomingMessage, ServerResponse } from "node:http";
import { origin } from "../loads.ts";
import { items, options, serve } from "./setting.ts";

// The upper limit: prepared bytes, without a database, a router or validation.
const { json: page, total } = items.list(100, 0);
const item = Buffer.from(JSON.stringify(items.get(1)));
const allowed = {
  Vary: "Origin",
  "Access-Control-Allow-Origin": origin,
  "Access-Control-Allow-Credentials": "true",
};
const preflight = {
  ...allowed,
  "Access-Control-Allow-Methods": options.methods.join(", "),
  "Access-Control-Allow-Headers": options.allowedHeaders.join(", "),
  "Content-Length": "0",
};
const count = { "X-Total-Count": String(total) };

serve((request, response) => {
  if (request.method === "OPTIONS") response.writeHead(204, preflight).end();
  else if (request.method === "POST") takeBody(request, () => send(response, 201, item, allowed));
  else if (request.url?.includes("?") === true) send(response, 200, page, { ...allowed, ...count });
  else send(response, 200, item, allowed);
});

function send(
  response: ServerResponse,
  status: number,
  body: Buffer,
  headers: Record<string, string>,
): void {
  response.writeHead(status, {
    ...headers,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": body.length,
  });
  response.end(body);
}

function takeBody(request: IncomingMessage, done: () => void): void {
  request.on("data", () => {});
  request.on("end", done);
}
