import type { IncomingMessage, ServerResponse } from "node:http";
import type { Exchange } from "@blocked/cors-protocol";
import fp from "fastify-plugin";
import { toHeaderLines, whenHeadIsWritten } from "./wire.ts";

/** Keyed by the raw request, because a request may pass through two Fastify instances. */
const exchanges = new WeakMap<IncomingMessage, Exchange>();

/** Returns the exchange of a request that has no response yet. */
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

/** Fills in the exchange as the response is written. */
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

/** Adds what a handler wrote to the exchange of its request. */
export function noteRows(request: IncomingMessage, rowsWritten: number): void {
  const exchange = exchanges.get(request);
  if (exchange !== undefined) exchange.rowsWritten = rowsWritten;
}

/** Notes which handlers run, by wrapping them. A hook runs before the handler and cannot tell. */
export const handlerMarks = fp(async (app) => {
  app.addHook("onRoute", (route) => {
    // The plugin's route for preflights that its hook passes on is no handler of the API.
    if (route.method === "OPTIONS") return;
    const { handler } = route;
    route.handler = function (request, reply) {
      const exchange = exchanges.get(request.raw);
      if (exchange !== undefined) exchange.handlerRan = true;
      return handler.call(this, request, reply);
    };
  });
});
