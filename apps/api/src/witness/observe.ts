import type { IncomingMessage, ServerResponse } from "node:http";
import type { Exchange } from "@blocked/cors-protocol";
import fp from "fastify-plugin";
import { toHeaderLines, whenHeadIsWritten } from "./wire.ts";

/** By the raw request, because a request may pass through two Fastify instances. */
const exchanges = new WeakMap<IncomingMessage, Exchange>();

/** The exchange that a request begins. */
export function toExchange(request: IncomingMessage): Exchange {
  return {
    method: request.method ?? "",
    path: request.url ?? "",
    requestHeaders: toHeaderLines(request.rawHeaders),
    response: null,
    handlerRan: false,
    rowsWritten: 0,
    at: Date.now(),
  };
}

/** Fills in what becomes of an exchange, as it comes. */
export function observe(
  request: IncomingMessage,
  response: ServerResponse,
  exchange: Exchange,
): void {
  exchanges.set(request, exchange);
  whenHeadIsWritten(response, (status, headers) => {
    exchange.response = { status, headers };
  });
}

/** Notes that a handler was called. A hook would say that it was about to be; wrapping it says that it was. */
export const handlerMarks = fp(async (app) => {
  app.addHook("onRoute", (route) => {
    // The plugin's own: it answers preflights that its hook let pass, and is nobody's handler.
    if (route.method === "OPTIONS") return;
    const { handler } = route;
    route.handler = function (request, reply) {
      const exchange = exchanges.get(request.raw);
      if (exchange !== undefined) exchange.handlerRan = true;
      return handler.call(this, request, reply);
    };
  });
});
