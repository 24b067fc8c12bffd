import fp from "fastify-plugin";
import type { OpenRecord, Witness } from "./witness.ts";
import { toHeaderLines, whenHeadIsWritten } from "./wire.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Rows that the handler inserted, changed or deleted; the witness reports it. */
    rowsWritten: number;
    record: OpenRecord | null;
  }
}

/**
 * Records every request that names a trace with a live key. Registered before everything that can answer,
 * so that a preflight, a 404 and a crash are seen as well.
 */
export const recorder = fp<{ witness: Witness }>(async (app, { witness }) => {
  app.decorateRequest("rowsWritten", 0);
  app.decorateRequest("record", null);

  app.addHook("onRequest", async (request, reply) => {
    // Only experiments: a record of the reading itself would wait for its own end.
    if (!request.url.startsWith("/p/")) return;
    const { trace } = request.query as { trace?: unknown };
    if (typeof trace !== "string") return;
    const record = witness.open(trace, {
      method: request.method,
      path: request.url,
      requestHeaders: toHeaderLines(request.raw.rawHeaders),
      response: null,
      handlerRan: false,
      rowsWritten: 0,
      at: Date.now(),
    });
    if (record === null) return;
    request.record = record;
    whenHeadIsWritten(reply.raw, (status, headers) => {
      record.exchange.response = { status, headers };
    });
    reply.raw.once("close", () => {
      record.exchange.rowsWritten = request.rowsWritten;
      record.close();
    });
  });

  // A hook would say that the handler was about to run; wrapping it says that it did.
  app.addHook("onRoute", (route) => {
    const { handler } = route;
    route.handler = function (request, reply) {
      if (request.record !== null) request.record.exchange.handlerRan = true;
      return handler.call(this, request, reply);
    };
  });
});
