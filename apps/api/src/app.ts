import { maxHeaderSize } from "node:http";
import { profiles as catalogue, type Profile } from "@blocked/profiles";
import type { LogLevel } from "@blocked/lab";
import fastify from "fastify";
import type { LabDatabase } from "./database/database.ts";
import { writeOrExplain } from "./database/file.ts";
import { sendError } from "./errors.ts";
import { createItems } from "./items/store.ts";
import { lab } from "./lab/lab.ts";
import { type LogStream, toLoggerOptions } from "./log.ts";
import { bodies } from "./plugins/bodies.ts";
import { compilers } from "./plugins/compilers.ts";
import { hostGuard } from "./plugins/host-guard.ts";
import { openapi } from "./plugins/openapi.ts";
import { pressure, type PressureLimits } from "./plugins/pressure.ts";
import { policyServerGate } from "./policy-servers/gate.ts";
import { createPolicyServers } from "./policy-servers/policy-servers.ts";
import { prefixOf, profileScope, sendNotFoundAtRoot } from "./profiles/profile.ts";
import { createRehearsals } from "./profiles/rehearsals.ts";
import { signInLimit } from "./sessions/sign-in-limit.ts";
import { sessionTokens } from "./sessions/tokens.ts";
import { recorder } from "./witness/recorder.ts";
import type { Witness } from "./witness/witness.ts";

export type AppOptions = {
  database: LabDatabase;
  witness: Witness;
  /** The origins of the lab's page; the first replaces `{origin}` in a policy. */
  pageOrigins: [string, ...string[]];
  /** The origins of the API; the first is the usual one. */
  apiOrigins: [string, ...string[]];
  jwtSecret: string | null;
  /** Defaults to the whole catalogue. */
  profiles?: readonly Profile[];
  logLevel?: LogLevel;
  logStream?: LogStream | undefined;
  pressureLimits?: PressureLimits;
  /** Milliseconds for all patterns of one request to a policy server. */
  patternBudget?: number;
};

/** Builds the API without listening. Closing it closes the database. */
export async function buildApp(options: AppOptions) {
  const { database, witness, pageOrigins, apiOrigins, profiles = catalogue } = options;
  const [pageOrigin] = pageOrigins;
  const [apiOrigin] = apiOrigins;
  const items = createItems(database);
  if (items.isEmpty()) writeOrExplain(database, items.restoreSamples);
  const policyServers = createPolicyServers({ patternBudget: options.patternBudget });

  const app = fastify({
    logger: toLoggerOptions(options.logLevel ?? "warn", options.logStream),
    frameworkErrors: sendError,
    // As long as Node allows. The router's own limit responds before every hook: without CORS headers, which
    // looks like a CORS error.
    routerOptions: { maxParamLength: maxHeaderSize },
  });
  app.addHook("onClose", async () => {
    await policyServers.close();
    database.$client.close();
  });
  app.setErrorHandler(sendError);
  app.setNotFoundHandler(sendNotFoundAtRoot);

  // In the order in which a request passes them.
  await app.register(hostGuard);
  await app.register(recorder, { witness });
  await app.register(bodies);
  await app.register(compilers);
  await app.register(sessionTokens, { secret: options.jwtSecret });
  await app.register(signInLimit);
  await app.register(pressure, { limits: options.pressureLimits });
  await app.register(openapi, { apiOrigin });

  const shared = { items, witness, policyServers };
  const rehearsals = createRehearsals({ profiles, pageOrigin, items });
  await app.register(lab, { ...shared, rehearsals, database, pageOrigins, apiOrigins, profiles });
  await app.register(policyServerGate, { ...shared, prefix: "/playground/" });
  for (const profile of profiles) {
    await app.register(profileScope, { ...shared, prefix: prefixOf(profile), profile, pageOrigin });
  }
  return app;
}
