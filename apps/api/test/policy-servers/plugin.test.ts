import type { TraceRecord as Seen } from "@blocked/api-client";
import type { PluginOptions, Policy } from "@blocked/profiles";
import cors, { type FastifyCorsOptions } from "@fastify/cors";
import fastify, { type InjectOptions, type LightMyRequestResponse } from "fastify";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { addressOf, none, plugin, raw } from "./policies.ts";
import { build, newKey, pageOrigin, preflightOf } from "../support/build.ts";

const app = await build({}, afterAll);
const key = await newKey(app);

/** The server that a Fastify developer would write, without any code of the lab. */
async function buildByHand(options: FastifyCorsOptions) {
  const byHand = fastify();
  onTestFinished(() => byHand.close());
  await byHand.register(cors, options);
  byHand.setNotFoundHandler((_request, reply) => void reply.code(404).send({}));
  byHand.route({
    method: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    url: "/0/items",
    handler: async ({ method }, reply) => reply.header("X-Total-Count", 1).send({ hop: 0, method }),
  });
  return byHand;
}

/** Drops what differs on purpose: a policy server sends another body for a failure. */
function comparable({ statusCode, headers, body }: LightMyRequestResponse) {
  const own = ["date", "connection", "x-content-type-options"];
  const ofFailure = statusCode >= 400 ? ["content-type", "content-length"] : [];
  const kept = Object.entries(headers).filter(([name]) => ![...own, ...ofFailure].includes(name));
  return { statusCode, headers: Object.fromEntries(kept), body: statusCode >= 400 ? "" : body };
}

type Request = (url: string) => InjectOptions;
const from =
  (origin: string, method: "GET" | "POST" | "DELETE" | "OPTIONS" | "HEAD" = "GET"): Request =>
  (url) => ({ method, url, headers: { origin } });
const requests: [rule: string, request: Request][] = [
  ["the page's request", from(pageOrigin)],
  ["an attacker's request", from("http://evil.example")],
  ["a sandboxed frame's request", from("null")],
  ["a request from no page", (url) => ({ url })],
  ["a write", from(pageOrigin, "DELETE")],
  [
    "POST with JSON",
    (url) => ({ method: "POST", url, headers: { origin: pageOrigin }, payload: {} }),
  ],
  ["HEAD", from(pageOrigin, "HEAD")],
  ["the page's preflight", preflightOf],
  ["an attacker's preflight", (url) => preflightOf(url, "http://evil.example")],
  [
    "a preflight that names no headers",
    (url) => {
      const headers = { origin: pageOrigin, "access-control-request-method": "PATCH" };
      return { method: "OPTIONS", url, headers };
    },
  ],
  ["OPTIONS without a requested method", from(pageOrigin, "OPTIONS")],
  ["OPTIONS without an Origin", (url) => ({ method: "OPTIONS", url })],
  [
    "a method without routes",
    (url) => ({ method: "PROPFIND", url, headers: { origin: pageOrigin } }),
  ],
];

type Pair = [rule: string, options: PluginOptions, byHand?: FastifyCorsOptions];
const pairs: Pair[] = [
  ["nothing", {}],
  ["origin: true", { origin: true }],
  ["origin: false", { origin: false }],
  ["an origin as a string", { origin: pageOrigin }],
  ["a list of one origin", { origin: [pageOrigin] }],
  ["a list with a star", { origin: ["http://other", "*"] }],
  ["a pattern", { origin: { regex: "localhost" } }, { origin: /localhost/ }],
  [
    "a list with a pattern",
    { origin: ["http://other", { regex: "^http://local.*:3000$" }] },
    { origin: ["http://other", /^http:\/\/local.*:3000$/] },
  ],
  ["credentials", { origin: true, credentials: true }],
  ["methods as a list", { methods: ["GET", "patch"] }],
  ["methods as a malformed string", { methods: "GET,, PUT ;" }],
  ["no methods", { methods: "" }],
  ["allowed headers", { allowedHeaders: ["X-A", "X-B"] }],
  ["no allowed headers", { allowedHeaders: [] }],
  ["exposed headers", { exposedHeaders: "X-A, *" }],
  ["maxAge and cacheControl", { maxAge: 0, cacheControl: 60 }],
  ["cacheControl as a string", { maxAge: -1, cacheControl: "no-store" }],
  ["no preflights", { origin: [pageOrigin], preflight: false }],
  ["strictPreflight: false", { strictPreflight: false }],
  ["preflightContinue", { preflightContinue: true, credentials: true }],
  ["optionsSuccessStatus 200", { optionsSuccessStatus: 200 }],
  ["optionsSuccessStatus 404", { optionsSuccessStatus: 404 }],
  ["the hook preParsing", { hook: "preParsing" }],
  ["the hook preValidation", { hook: "preValidation" }],
  ["the hook preHandler", { hook: "preHandler" }],
  ["the hook preSerialization", { hook: "preSerialization", origin: true }],
];

test.for(pairs)(
  "a policy server › %s › responds as a hand-written server does",
  async ([, options, byHand]) => {
    const real = await buildByHand(byHand ?? (options as FastifyCorsOptions));
    const url = addressOf(plugin(options), `${key}.1`);
    for (const [rule, request] of requests) {
      const got = await app.inject(request(url));
      const want = await real.inject(request("/0/items"));
      expect([rule, comparable(got)]).toEqual([rule, comparable(want)]);
    }
  },
);

const put: Request = (url) => ({ ...preflightOf(url), method: "PUT" });
const forbidding = (status: number): Policy => ({ ...raw(status), preflight: raw(403).preflight });

type Row = [rule: string, policy: Policy, request: Request, status: number, handlerRan: boolean];
const rows: Row[] = [
  ["the plugin's preflight", plugin(), preflightOf, 204, false],
  ["a request that the plugin passes on", plugin(), put, 200, true],
  ["OPTIONS that is no preflight", plugin(), from("", "OPTIONS"), 400, false],
  ["a preflight with preflight: false", plugin({ preflight: false }), preflightOf, 404, false],
  [
    "a preflight with preflightContinue",
    plugin({ preflightContinue: true }),
    preflightOf,
    200,
    false,
  ],
  ["a preflight without the plugin", none, preflightOf, 404, false],
  ["a write without the plugin", none, put, 200, true],
  ["a method without routes", none, (url) => ({ method: "PROPFIND", url }), 404, false],
  ["a raw preflight", forbidding(200), preflightOf, 403, false],
  ["a raw response", forbidding(500), put, 500, true],
];

test.for(rows)(
  "the record of a policy server › %s › status, headers and handler",
  async ([rule, policy, request, status, handlerRan]) => {
    const trace = `${key}.${rule.replaceAll(/\W/g, "").toLowerCase().slice(-23)}`;
    const url = addressOf(policy, trace);
    const response = await app.inject(request(url));
    expect(response.statusCode).toBe(status);
    const { exchanges } = (await app.inject(`/witness/${trace}`)).json<Seen>();
    expect(exchanges).toMatchObject([
      { method: request(url).method, path: url, response: { status }, handlerRan, rowsWritten: 0 },
    ]);
    const [exchange] = exchanges;
    const seen =
      exchange?.response?.headers.map(([name, value]) => [name.toLowerCase(), value]) ?? [];
    const hopByHop = ["date", "connection", "transfer-encoding"];
    const sent = Object.entries(response.headers).filter(([name]) => !hopByHop.includes(name));
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(sent));
  },
);

test("the record of a policy server › a preflight and its request › two exchanges in order", async () => {
  const url = addressOf(plugin({ methods: "PUT" }), `${key}.both`);
  await app.inject(preflightOf(url));
  await app.inject(put(url));
  const { exchanges } = (await app.inject(`/witness/${key}.both`)).json<Seen>();
  expect(exchanges.map(({ method, handlerRan }) => [method, handlerRan])).toEqual([
    ["OPTIONS", false],
    ["PUT", true],
  ]);
});
