import fp from "fastify-plugin";
import { handlerMarks, observe, toExchange } from "./observe.ts";
import type { Witness } from "./witness.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Rows that the handler inserted, changed or deleted; the witness reports the number. */
    rowsWritten: number;
  }
}

/** Reading a record is not recorded: it would wait for its own response to end. */
export function isRecorded(path: string): boolean {
  return /^\/(?:p|playground)\//.test(path);
}

/**
 * Records every request whose trace carries a live key. Register it before anything that responds: it has to see
 * preflights, 404s and crashes.
 */
export const recorder = fp<{ witness: Witness }>(async (app, { witness }) => {
  app.decorateRequest("rowsWritten", 0);
  await app.register(handlerMarks);

  app.addHook("onRequest", (request, reply, done) => {
    const { trace } = request.query as { trace?: unknown };
    if (typeof trace === "string" && isRecorded(request.url)) {
      const record = witness.open(trace, toExchange(request.raw));
      if (record !== null) {
        observe(request.raw, reply.raw, record.exchange);
        reply.raw.once("close", () => {
          record.exchange.rowsWritten = request.rowsWritten;
          record.close();
        });
      }
    }
    done();
  });
});
