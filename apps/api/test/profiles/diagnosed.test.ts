import { runInThisContext } from "node:vm";
import {
  createRequest,
  engineRules,
  engines,
  type HeaderLine,
  type OutgoingRequest,
  type ResponseHead,
  simulate,
  stringBodyType,
  type Verdict,
} from "@blocked/cors-protocol";
import { explain } from "@blocked/cors-protocol/explain";
import { readPaste } from "@blocked/cors-protocol/paste";
import { type BlockedRequest, serversById, toExcerpt, toNeeds, toOptions } from "@blocked/servers";
import fastifyCors from "@fastify/cors";
import Fastify from "fastify";
import type { InjectOptions } from "light-my-request";
import { describe, expect, test } from "vitest";
import type { Injectable } from "../support/browser.ts";
import { builders } from "./real-servers.ts";

// The configuration that is generated for a pasted failure, run against the very request that was blocked.

type Case = { name: string; blocked: BlockedRequest };

const frame =
  "Access to fetch at 'https://api.example.com/items' from origin 'https://app.example.com' has been blocked by CORS policy: ";

/** The request that a pasted line names, with what its author knows beside it. */
function fromLine(name: string, line: string, known: Partial<BlockedRequest> = {}): Case {
  const [finding] = explain(line).findings;
  if (finding?.origin == null || finding.code === null) throw new Error(`Not read: ${line}`);
  const { origin, code, parameter } = finding;
  return {
    name,
    blocked: {
      origin,
      method: code === "MethodDisallowedByPreflightResponse" ? parameter : "GET",
      headers: code === "HeaderDisallowedByPreflightResponse" ? [parameter] : [],
      cookies: code.endsWith("WildcardOriginNotAllowed"),
      ...known,
    },
  };
}

/** The request that a pasted command or call makes. */
function fromRequest(name: string, text: string): Case {
  const [request] = readPaste(text).requests;
  if (request?.origin == null) throw new Error(`Not read: ${text}`);
  const { origin, method, headers, credentials } = request;
  return {
    name,
    blocked: {
      origin,
      method,
      headers: headers.map(([header]) => header),
      cookies: credentials === "include",
    },
  };
}

const cases: Case[] = [
  fromRequest(
    "Copy as fetch: PATCH with Authorization and cookies",
    'await fetch("https://api.example.com/items", { "credentials": "include", "headers": { "Authorization": "Bearer x", "Content-Type": "application/json" }, "referrer": "https://app.example.com/", "method": "PATCH", "body": "{}" });',
  ),
  fromRequest(
    "curl: DELETE with a header of its own",
    "curl 'https://api.example.com/items' -X DELETE -H 'Origin: https://app.example.com' -H 'X-Tenant: a' -H 'sentry-trace: 1'",
  ),
  fromLine(
    "a line: PATCH with Authorization and cookies",
    `${frame}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
    { headers: ["authorization"], cookies: true },
  ),
  fromLine(
    "a line: a tracing header",
    `${frame}Request header field traceparent is not allowed by Access-Control-Allow-Headers in preflight response.`,
  ),
  fromLine(
    "a line: a star with cookies",
    `${frame}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
  ),
  fromLine(
    "a line: an app's webview",
    "[Error] Origin tauri://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200",
  ),
];

type Build = (code: string) => Injectable | Promise<Injectable>;

const all: Record<string, Build> = {
  Fastify: async (code) => {
    const app = Fastify();
    const configure = runInThisContext(`async (app, cors) => {\n${code}\n}`) as (
      app: unknown,
      cors: unknown,
    ) => Promise<void>;
    await configure(app, fastifyCors);
    app.route({
      method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      url: "/items",
      handler: () => "",
    });
    return app;
  },
  ...builders,
};

/** The generated text as its reader copies it, without the import that the test stands in for. */
function toCode(server: string, blocked: BlockedRequest): string {
  const known = Object.values(serversById).find(({ name }) => name === server);
  if (known === undefined) throw new Error(server);
  return toExcerpt(known, toOptions(toNeeds(blocked))).replace(/^import .*\n+/, "");
}

async function answer(
  server: Injectable,
  { method, headers, phase }: OutgoingRequest,
): Promise<ResponseHead> {
  const { statusCode, headers: sent } = await server.inject({
    method: method as NonNullable<InjectOptions["method"]>,
    url: "/items",
    headers: { host: "api.example.com", ...Object.fromEntries(headers) },
    ...(phase === "response" && method.startsWith("P") ? { payload: "{}" } : {}),
  });
  const lines = Object.entries(sent).flatMap(([name, value]) =>
    [value].flat().map((one): HeaderLine => [name, String(one)]),
  );
  return { status: statusCode, headers: lines };
}

/** What a browser decides on the request that was blocked, sent by a page of this origin. */
async function send(
  server: Injectable,
  { method, headers, cookies }: BlockedRequest,
  origin: string,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const engine of engines) {
    const rules = engineRules[engine];
    const hasBody = (method ?? "GET").startsWith("P");
    const request = createRequest(
      {
        url: "https://api.example.com/items",
        method: method ?? "GET",
        headers: headers.map((name): HeaderLine => [
          name,
          name.toLowerCase() === "content-type" ? "application/json" : "x",
        ]),
        credentials: cookies ? "include" : "same-origin",
        bodyType: hasBody ? stringBodyType : null,
      },
      origin,
      rules,
    );
    verdicts.push(await simulate(request, (outgoing) => answer(server, outgoing), rules));
  }
  return verdicts;
}

const outcomes = (verdicts: readonly Verdict[]) => verdicts.map(({ outcome }) => outcome);

describe.for(Object.entries(all))("generated configuration › %s", ([name, buildServer]) => {
  test.for(cases)("$name › allowed for its origin and for no other", async ({ blocked }) => {
    const server = await buildServer(toCode(name, blocked));
    const own = await send(server, blocked, blocked.origin);
    expect(outcomes(own)).toEqual(["readable", "readable", "readable"]);
    for (const origin of [
      "https://attacker.example",
      "null",
      `${blocked.origin}.attacker.example`,
    ]) {
      expect(outcomes(await send(server, blocked, origin)), origin).toEqual([
        "blocked",
        "blocked",
        "blocked",
      ]);
    }
  });

  test("a request that nobody described › stays blocked", async () => {
    const [, described] = cases;
    if (described === undefined) throw new Error("There is no case.");
    const server = await buildServer(toCode(name, described.blocked));
    const other = { ...described.blocked, headers: ["x-other"] };
    expect(outcomes(await send(server, other, other.origin))).toEqual([
      "blocked",
      "blocked",
      "blocked",
    ]);
    const withCookies = { ...described.blocked, cookies: true };
    expect(outcomes(await send(server, withCookies, other.origin))).toEqual([
      "blocked",
      "blocked",
      "blocked",
    ]);
  });
});
