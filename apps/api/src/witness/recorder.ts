import fp from "fastify-plugin";
import { handlerMarks, observe, toExchange } from "./observe.ts";
import type { Witness } from "./witness.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Rows that the handler inserted, changed or deleted; the witness reports it. */
    rowsWritten: number;
  }
}

/** Only these are recorded: a record of the reading itself would wait for its own end. */
export function isExperiment(path: string): boolean {
  return /^\/(?:p|workbench)\//.test(path);
}

/**
 * Records every request that names a trace with a live key. Registered before everything that can answer,
 * so that a preflight, a 404 and a crash are seen as well.
 */
export const recorder = fp<{ witness: Witness }>(async (app, { witness }) => {
  app.decorateRequest("rowsWritten", 0);
  await app.register(handlerMarks);

  app.addHook("onRequest", (request, reply, done) => {
    const { trace } = request.query as { trace?: unknown };
    if (typeof trace === "string" && isExperiment(request.url)) {
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
