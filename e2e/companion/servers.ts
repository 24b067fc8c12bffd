import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const allowAll = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, PUT",
  "Access-Control-Allow-Headers": "content-type",
};

/** An API with one path for each kind of CORS policy. */
const api: Record<string, Handler> = {
  "/items": (_, response) => response.writeHead(200, allowAll).end("[]"),
  "/no-headers": (_, response) => response.writeHead(200).end("secret"),
  "/partner": (_, response) =>
    response.writeHead(200, { "Access-Control-Allow-Origin": "https://partner.example" }).end(),
  "/simple-only": ({ method }, response) => {
    if (method === "OPTIONS") response.writeHead(404).end();
    else response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("[]");
  },
  "/get-only": ({ method }, response) =>
    response
      .writeHead(200, {
        "Access-Control-Allow-Origin": "*",
        ...(method === "OPTIONS" ? { "Access-Control-Allow-Methods": "GET" } : {}),
      })
      .end(),
};

const html = { "Content-Type": "text/html" };
const worker = `
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.url.endsWith("/no-headers")) event.respondWith(new Response("cached"));
});`;

const page: Record<string, Handler> = {
  "/": (_, response) => response.writeHead(200, html).end("<title>Page</title>"),
  "/data": (_, response) => response.end("[]"),
  "/strict": (_, response) =>
    response
      .writeHead(200, { ...html, "Content-Security-Policy": "connect-src 'self'" })
      .end("<title>Strict</title>"),
  "/worker.js": (_, response) =>
    response.writeHead(200, { "Content-Type": "text/javascript" }).end(worker),
};

/** Starts both servers on free ports. */
export async function startServers() {
  const servers = [await start(page), await start(api)] as const;
  const [pageOrigin, apiOrigin] = servers.map(
    (server) => `http://localhost:${(server.address() as AddressInfo).port}`,
  );
  const close = () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  };
  return { page: pageOrigin ?? "", api: apiOrigin ?? "", close };
}

async function start(paths: Record<string, Handler>) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const handler = paths[pathname];
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  return server;
}
