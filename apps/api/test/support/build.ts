import type { ItemPage } from "@blocked/api-client";
import { toOrigin, toLoopbackOrigins } from "@blocked/lab";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { profiles } from "@blocked/profiles";
import { onTestFinished } from "vitest";
import { type AppOptions, buildApp } from "../../src/app.ts";
import { type LabDatabase, openDatabase } from "../../src/database/database.ts";
import { createItems } from "../../src/items/store.ts";
import { createWitness } from "../../src/witness/witness.ts";

export const pageOrigins = toLoopbackOrigins(3000);
export const [pageOrigin] = pageOrigins;
export const apiOrigin = toOrigin(4000);
export const items = "/p/correct/items";
export const session = "/p/correct/session";

/** Enough for behaviour that all profiles share; registering all of them takes half a second of CPU. */
const few = profiles.filter(({ id }) => id === "correct" || id === "disabled");

type Request = InjectOptions & { url: string };
type WhenDone = (close: () => Promise<void>) => void;

/**
 * Builds the API over a database in memory; both are closed after the test.
 * @param whenDone afterAll for an API that all tests of a file share
 */
export async function build(
  options: Partial<AppOptions> = {},
  whenDone: WhenDone = onTestFinished,
) {
  const app = await buildApp({
    database: openDatabase(":memory:"),
    witness: createWitness(),
    pageOrigins,
    apiOrigins: toLoopbackOrigins(4000),
    jwtSecret: null,
    logLevel: "silent",
    // No limits: on a busy machine the API would refuse the requests of a test.
    pressureLimits: {},
    profiles: few,
    ...options,
  });
  whenDone(() => app.close());
  return app;
}

/** Restores the table of a first start, the next id included. */
export function restore(database: LabDatabase): void {
  database.$client.exec("DELETE FROM sqlite_sequence");
  createItems(database).restoreSamples();
}

type Injectable = {
  inject: (request: InjectOptions | string) => Promise<{ json: <Body>() => Body }>;
};

/** Reads the whole table, to compare before and after. */
export async function listAll(app: Injectable): Promise<ItemPage> {
  const response = await app.inject(`${items}?limit=100`);
  return response.json<ItemPage>();
}

/** Gets a key for the witness as the lab's page does. */
export async function newKey(app: Injectable): Promise<string> {
  const headers = { origin: pageOrigin };
  const response = await app.inject({ method: "POST", url: "/witness", headers });
  return response.json<{ key: string }>().key;
}

export function withJson(method: "POST" | "PUT" | "PATCH", url: string, body: unknown): Request {
  const headers = { "content-type": "application/json" };
  return { method, url, headers, payload: JSON.stringify(body) };
}

/** The preflight of a PUT with JSON. */
export function preflightOf(url: string, origin: string = pageOrigin): Request {
  const headers = {
    origin,
    "access-control-request-method": "PUT",
    "access-control-request-headers": "content-type",
  };
  return { method: "OPTIONS", url, headers };
}

/** The CORS headers of a response, and Vary. */
export function corsHeadersOf({ headers }: Pick<LightMyRequestResponse, "headers">) {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(?:access-control-.*|vary)$/.test(name)),
  );
}
