import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createNetwork } from "../network/index.ts";
import { survey } from "./survey.ts";

type Policy = (request: IncomingMessage) => { status?: number; headers: Record<string, string> };

/** What the survey finds out about a server of its own, whose responses follow a policy. */
async function find(policy: Policy, from = "https://app.example.com") {
  const server = createServer((request, response) => {
    const { status = 200, headers } = policy(request);
    response.writeHead(status, headers).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const network = createNetwork({});
  onTestFinished(() => {
    network.close();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/items`;
  const { findings } = await survey({ url, from, cookie: null }, network);
  return findings.map(({ id, severity }) => `${severity} ${id}`);
}

const allow = (origin: string | undefined) => ({
  "Access-Control-Allow-Origin": origin ?? "*",
  "Access-Control-Allow-Credentials": "true",
  Vary: "Origin",
});
/** A policy that allows the origins of a pattern. */
const matching =
  (pattern: RegExp, more: Record<string, string> = {}): Policy =>
  ({ headers: { origin } }) => ({
    headers: { ...(pattern.test(origin ?? "") ? allow(origin) : { Vary: "Origin" }), ...more },
  });

const exact = /^https:\/\/app\.example\.com$/;
const rows: [policy: string, Policy, want: string[]][] = [
  ["the exact origin › nothing", matching(exact), []],
  [
    "the page over http › a hole",
    matching(/^https?:\/\/app\.example\.com$/),
    ["hole insecure-page-allowed"],
  ],
  [
    "every subdomain › a risk",
    matching(/^https:\/\/([a-z]+\.)?example\.com$/),
    ["risk wide-pattern"],
  ],
  [
    "any name that ends alike › a hole",
    matching(/example\.com$/),
    ["hole loose-pattern", "hole insecure-page-allowed"],
  ],
  ["an unescaped dot › a hole", matching(/^https:\/\/app.example.com$/), ["hole loose-pattern"]],
  [
    "a host that ends alike › a risk: only its neighbours can have such a name",
    matching(/app\.example\.com$/),
    ["hole insecure-page-allowed", "risk wide-pattern"],
  ],
  [
    "a wildcard that repeats the origin once there is a cookie › a hole",
    ({ headers: { origin, cookie } }) => ({ headers: allow((cookie ?? "") === "" ? "*" : origin) }),
    ["hole reflected-origin"],
  ],
  [
    "every origin, without credentials › nothing: the same as a wildcard",
    ({ headers: { origin } }) => ({
      headers: { "Access-Control-Allow-Origin": origin ?? "*", Vary: "Origin" },
    }),
    [],
  ],
  [
    "every origin on a refusal with 403 › nothing, since nothing is served",
    ({ headers: { origin } }) => ({
      status: exact.test(origin ?? "") ? 200 : 403,
      headers: allow(origin),
    }),
    [],
  ],
  [
    "every origin on the same 401 as for the page › a hole",
    ({ headers: { origin } }) => ({ status: 401, headers: allow(origin) }),
    ["hole reflected-origin"],
  ],
  [
    "no Vary, kept for a minute › a fault",
    matching(exact, { Vary: "Accept-Encoding", "Cache-Control": "max-age=60" }),
    ["fault vary-missing"],
  ],
  [
    "no Vary, no-store › nothing",
    matching(exact, { Vary: "", "Cache-Control": "no-store, max-age=60" }),
    [],
  ],
  [
    "no Vary, a date of change only › a fault, since a cache guesses",
    matching(exact, { Vary: "", "Last-Modified": "Wed, 21 Oct 2015 07:28:00 GMT" }),
    ["fault vary-missing"],
  ],
  [
    "one value for everybody, without Vary › nothing",
    () => ({
      headers: {
        "Access-Control-Allow-Origin": "https://app.example.com",
        "Cache-Control": "max-age=60",
      },
    }),
    [],
  ],
  [
    "no headers on a 404 below the path › a fault",
    (request) =>
      /^\/items\/./.test(request.url ?? "")
        ? { status: 404, headers: {} }
        : matching(exact)(request),
    ["fault headers-lost-on-error"],
  ],
  [
    "no headers on a 404 beside a path of the top level › nothing: that may be another program",
    (request) =>
      request.url?.startsWith("/items") === true
        ? matching(exact)(request)
        : { status: 404, headers: {} },
    [],
  ],
  [
    "no headers on 405 › a fault",
    (request) =>
      request.method === "PROPFIND" ? { status: 405, headers: {} } : matching(exact)(request),
    ["fault headers-lost-on-error"],
  ],
];

describe("survey", () => {
  test.for(rows)("%s", async ([, policy, want]) => {
    expect(await find(policy)).toEqual(want);
  });

  test("nothing answers › says so, after one request", async () => {
    const network = createNetwork({
      resolve: [{ host: "api.example", port: 1, address: "127.0.0.1" }],
    });
    onTestFinished(() => network.close());
    const options = { url: "http://api.example:1/", from: "http://localhost:3000", cookie: null };
    const { failure, exchanges } = await survey(options, network);
    expect([failure?.kind, exchanges.length]).toEqual(["refused", 1]);
  });
});
