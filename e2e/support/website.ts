import { createServer, type OutgoingHttpHeaders } from "node:http";
import { listen } from "../engines/listen.ts";

/** Serves one page at an origin that the lab does not know. */
export async function openWebsite(
  html = "<title>Another website</title>",
  headers: OutgoingHttpHeaders = {},
) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html", ...headers }).end(html);
  });
  return { origin: `http://127.0.0.1:${await listen(server)}`, close: () => server.close() };
}
