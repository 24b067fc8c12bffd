import type { InjectOptions } from "fastify";
import { afterAll, expect, test } from "vitest";
import {
  build,
  corsHeadersOf,
  items,
  listAll,
  pageOrigin,
  preflightOf,
  withJson,
} from "../support/build.ts";

/** One route of every kind, with the Origin of the lab's page. */
const routes: [kind: string, request: InjectOptions][] = [
  ["the index page", { url: "/" }],
  ["health", { url: "/health" }],
  ["the OpenAPI document", { url: "/openapi.json" }],
  ["the docs", { url: "/docs" }],
  ["a file of the docs", { url: "/docs/static/swagger-ui.css" }],
  ["a policy server", { url: "/playground/x/0/items" }],
  ["a new key", { method: "POST", url: "/witness", headers: { origin: pageOrigin } }],
  ["a record", { url: "/witness/aaaaaaaaaaaaaaaa.1" }],
  ["restoring the samples", { method: "POST", url: "/reset", headers: { origin: pageOrigin } }],
  ["a profile's list", { url: items, headers: { origin: pageOrigin } }],
  ["a profile's write", withJson("PUT", `${items}/1`, { name: "x", price: 1 })],
  ["a profile's preflight", preflightOf(`${items}/1`)],
  ["a profile's 404", { url: "/p/correct/nothing", headers: { origin: pageOrigin } }],
  ["a profile without the plugin", { url: "/p/disabled/items" }],
  ["a misspelt profile", { url: "/p/typo/items" }],
  ["a misspelt profile's preflight", preflightOf("/p/typo/items")],
  ["an unknown path", { url: "/nothing" }],
];

const app = await build({}, afterAll);

test.for(routes)("host guard › %s under a foreign name › 421", async ([, request]) => {
  const before = await listAll(app);
  const headers = { ...request.headers, host: "lab.evil.example:4000" };
  const refused = await app.inject({ ...request, headers });
  expect([refused.statusCode, corsHeadersOf(refused)]).toEqual([421, {}]);
  expect(refused.json()).toMatchObject({ error: { code: "WRONG_HOST" } });
  expect(await listAll(app)).toEqual(before);
  expect((await app.inject(request)).statusCode).not.toBe(421);
});

const hosts: [host: string, status: number][] = [
  ["localhost", 200],
  ["localhost:4000", 200],
  ["LOCALHOST:4000", 200],
  ["127.0.0.1:4000", 200],
  ["[::1]:4000", 200],
  ["localhost.evil.example", 421],
  ["evil-localhost", 421],
  ["127.0.0.1.nip.io", 421],
  ["127.0.0.1:4000.evil.example", 421],
  ["localhost:4000@evil.example", 421],
  ["0.0.0.0:4000", 421],
  ["192.168.1.10:4000", 421],
  ["::1", 421],
];

test.for(hosts)("host guard › Host “%s” › %i", async ([host, status]) => {
  expect((await app.inject({ url: "/health", headers: { host } })).statusCode).toBe(status);
});

test("host guard › X-Forwarded-Host › is ignored", async () => {
  const headers = { host: "evil.example", "x-forwarded-host": "localhost" };
  expect((await app.inject({ url: "/health", headers })).statusCode).toBe(421);
});
