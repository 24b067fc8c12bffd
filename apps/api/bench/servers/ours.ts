import cors from "@fastify/cors";
import fastify from "fastify";
import { toCorsOptions } from "../../src/profiles/cors-options.ts";
import { createPages } from "../../src/items/pages.ts";
import { sendError } from "../../src/errors.ts";
import { compilers } from "../../src/plugins/compilers.ts";
import { pressure } from "../../src/plugins/pressure.ts";
import { createRoutes } from "../../src/profiles/routes.ts";
import { recorder } from "../../src/witness/recorder.ts";
import { createWitness } from "../../src/witness/witness.ts";
import { base } from "../loads.ts";
import { database, items, options, serve } from "./setting.ts";

// Only the API's CORS and CRUD; the arguments add or remove parts.
const parts = process.argv.slice(2);
const app = fastify();
app.setErrorHandler(sendError);
app.removeContentTypeParser("text/plain");
if (parts.includes("recorder")) await app.register(recorder, { witness: createWitness() });
else app.decorateRequest("rowsWritten", 0);
await app.register(compilers);
await app.register(pressure, {});
await app.register(
  async (scope) => {
    const { reading, writing } = createRoutes(
      parts.includes("uncached") ? { ...items, list: createPages(database) } : items,
    );
    if (parts.includes("cors")) await scope.register(cors, toCorsOptions(options));
    await scope.register(reading);
    await scope.register(writing);
  },
  { prefix: `${base}/` },
);
await app.ready();
serve((request, response) => app.routing(request, response));
