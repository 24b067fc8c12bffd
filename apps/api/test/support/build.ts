import type { ItemPage } from "@blocked/api-client";
import { toOrigin, toLoopbackOrigins } from "@blocked/lab";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
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

/** Enough for what is the same in every profile; mounting all of them takes half a second of CPU. */
const few = profiles.filter(({ id }) => id === "correct" || id === "disabled");

type Request = InjectOptions & { url: string };
type WhenDone = (close: () => Promise<void>) => void;

/**
 * The whole API over a database in memory; both are closed when the test is over.
 * @param whenDone afterAll, where a whole file shares one API because it changes nothing
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
    // None: a process that is kept waiting by others would refuse what a test asks.
    pressureLimits: {},
    profiles: few,
    ...options,
  });
  whenDone(() => app.close());
  return app;
}

/** The table as a first start leaves it, and the next id too. */
export function restore(database: LabDatabase): void {
  database.$client.exec("DELETE FROM sqlite_sequence");
  createItems(database).restoreSamples();
}

/** Everything in the table, to be compared before and after. */
export async function listAll(app: Pick<FastifyInstance, "inject">): Promise<ItemPage> {
  const response = await app.inject(`${items}?limit=100`);
  return response.json<ItemPage>();
}

/** A key for the witness, got as the lab's page gets it. */
export async function newKey(app: Pick<FastifyInstance, "inject">): Promise<string> {
  const headers = { origin: pageOrigin };
  const response = await app.inject({ method: "POST", url: "/witness", headers });
  return response.json<{ key: string }>().key;
}

/** The request with its body as JSON text. */
export function withJson(method: "POST" | "PUT" | "PATCH", url: string, body: unknown): Request {
  const headers = { "content-type": "application/json" };
  return { method, url, headers, payload: JSON.stringify(body) };
}

/** What a browser asks before it sends a PUT with JSON. */
export function preflightOf(url: string, origin: string = pageOrigin): Request {
  const headers = {
    origin,
    "access-control-request-method": "PUT",
    "access-control-request-headers": "content-type",
  };
  return { method: "OPTIONS", url, headers };
}

/** The headers that CORS is made of, Vary among them. */
export function corsHeadersOf({ headers }: Pick<LightMyRequestResponse, "headers">) {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(?:access-control-.*|vary)$/.test(name)),
  );
}
