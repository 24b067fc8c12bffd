import { maxHeaderSize } from "node:http";
import { profiles as catalogue, type Profile } from "@blocked/profiles";
import type { LogLevel } from "@blocked/lab";
import fastify from "fastify";
import { createItems } from "./database/items.ts";
import type { LabDatabase } from "./database/database.ts";
import { writeOrExplain } from "./database/file.ts";
import { sendError } from "./errors.ts";
import { bodies } from "./plugins/bodies.ts";
import { compilers } from "./plugins/compilers.ts";
import { type LogStream, toLoggerOptions } from "./log.ts";
import { hostGuard } from "./plugins/host-guard.ts";
import { openapi } from "./plugins/openapi.ts";
import { pressure, type PressureLimits } from "./plugins/pressure.ts";
import { sessions } from "./plugins/sessions.ts";
import { signInLimit } from "./plugins/sign-in-limit.ts";
import { prefixOf, profileScope, sendNotFoundAtRoot } from "./profile-scope.ts";
import { outside } from "./routes/outside.ts";
import { workbenchDoor } from "./routes/workbench.ts";
import { recorder } from "./witness/recorder.ts";
import type { Witness } from "./witness/witness.ts";
import { createBenches } from "./workbench/benches.ts";

export type AppOptions = {
  database: LabDatabase;
  witness: Witness;
  /** The lab page's origins; the first is the one that `{origin}` in a policy stands for. */
  pageOrigins: [string, ...string[]];
  /** Every name under which the API can be called; the first is the usual one. */
  apiOrigins: [string, ...string[]];
  jwtSecret: string | null;
  /** What is mounted; the whole catalogue where nothing is said. */
  profiles?: readonly Profile[];
  logLevel?: LogLevel;
  /** Where the log goes; as JSON to the standard output where nothing is said. */
  logStream?: LogStream | undefined;
  pressureLimits?: PressureLimits;
  /** How long the patterns of one request to the workbench may take together, in milliseconds. */
  patternBudget?: number;
};

/** The whole API, without listening. Closing it closes the database. */
export async function buildApp(options: AppOptions) {
  const { database, witness, pageOrigins, apiOrigins, jwtSecret } = options;
  const { logLevel = "warn", profiles = catalogue } = options;
  const [pageOrigin] = pageOrigins;
  const [apiOrigin] = apiOrigins;
  const items = createItems(database);
  if (items.isEmpty()) writeOrExplain(database, items.restoreSamples);
  const benches = createBenches({ patternBudget: options.patternBudget });

  const app = fastify({
    logger: toLoggerOptions(logLevel, options.logStream),
    frameworkErrors: sendError,
    // As long as Node lets a request's head be. The router's own limit answers before every hook: without
    // CORS headers, and so as a CORS error in the page.
    routerOptions: { maxParamLength: maxHeaderSize },
  });
  app.addHook("onClose", async () => {
    await benches.close();
    database.$client.close();
  });
  app.setErrorHandler(sendError);
  app.setNotFoundHandler(sendNotFoundAtRoot);

  // The order is the order in which a request meets them.
  await app.register(hostGuard);
  await app.register(recorder, { witness });
  await app.register(bodies);
  await app.register(compilers);
  await app.register(sessions, { secret: jwtSecret });
  await app.register(signInLimit);
  await app.register(pressure, { limits: options.pressureLimits });
  await app.register(openapi, { apiOrigin });

  await app.register(outside, {
    database,
    items,
    witness,
    benches,
    pageOrigins,
    apiOrigins,
    profiles,
  });
  await app.register(workbenchDoor, { prefix: "/workbench/", benches, witness });
  for (const profile of profiles) {
    await app.register(profileScope, {
      prefix: prefixOf(profile),
      profile,
      pageOrigin,
      items,
      witness,
    });
  }
  return app;
}
