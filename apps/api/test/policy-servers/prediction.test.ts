import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import type { ErrorEnvelope, TraceRecord as Seen } from "@blocked/api-client";
import {
  chromium,
  type CorsRequest,
  createRequest,
  type Exchange,
  simulate,
  type HeaderLine,
  type RequestOptions,
} from "@blocked/cors-protocol";
import type { Policy } from "@blocked/profiles";
import { afterAll, expect, test } from "vitest";
import { refuseUnparsed } from "../../src/witness/unparsed.ts";
import { createWitness } from "../../src/witness/witness.ts";
import { addressOf, planned, none, plugin, raw, toWire, toPrediction } from "./policies.ts";
import { apiOrigin, build, pageOrigin } from "../support/build.ts";
import { readAll, toHead } from "../support/raw.ts";

/** The API as `main.ts` runs it, over a real socket. */
const witness = createWitness();
const app = await build({ witness, patternBudget: 20 }, afterAll);
await app.ready();
const server = createServer((request, response) => app.routing(request, response));
refuseUnparsed(server, witness);
afterAll(() => void server.close());
await once(server.listen(0, "127.0.0.1"), "listening");
const { port } = server.address() as AddressInfo;

const predict = (...request: Parameters<typeof toPrediction>) =>
  app.inject(toPrediction(...request));

test("GET /prediction › an invalid policy › the error of a real request", async () => {
  const url = apiOrigin + addressOf({ kind: "open" }, "trace");
  const response = await predict({ ...planned, url });
  expect([response.statusCode, response.json<ErrorEnvelope>().error]).toEqual([
    400,
    { code: "INVALID_POLICY", message: 'policy.kind should be "none", "plugin" or "raw".' },
  ]);
});

test("GET /prediction › a trace with a line break › is predicted", async () => {
  const policy = raw(302, ["Location", "{next}"]);
  const url = apiOrigin + addressOf({ ...policy, next: none }, "%0d%0aX-A:1");
  const response = await predict({ ...planned, url, method: "GET", headers: [] });
  expect(response.statusCode).toBe(200);
  expect(response.json<Seen>().exchanges).not.toEqual([]);
});

test("GET /prediction › a pattern that takes too long › an error about the policy", async () => {
  const slow = { kind: "plugin", options: { origin: { regex: `${".*".repeat(13)}!` } } };
  for (const method of ["GET", "HEAD", "PUT"]) {
    const url = apiOrigin + addressOf(slow, "trace");
    const response = await predict({ ...planned, url, method });
    expect([method, response.statusCode]).toEqual([method, method === "HEAD" ? 200 : 400]);
  }
});

const unknown: [rule: string, url: string][] = [
  ["another site", `http://evil.example${addressOf(none, "trace")}`],
  ["another port", `http://localhost:3000${addressOf(none, "trace")}`],
  ["https", `https://localhost:4000${addressOf(none, "trace")}`],
  ["the API outside the policy servers and profiles", `${apiOrigin}/health`],
  ["a look-alike host", `http://localhost.evil.example:4000${addressOf(none, "a")}`],
  ["an address without a server", "data:text/plain,a"],
];

test.for(unknown)("GET /prediction › %s › no exchanges", async ([, url]) => {
  const response = await predict({ ...planned, url });
  expect([response.statusCode, response.json()]).toEqual([200, { exchanges: [] }]);
});

const redirect = (location: string, next: Policy, status = 302): Policy => ({
  ...raw(status, ["Access-Control-Allow-Origin", "*"], ["Location", location]),
  next,
});
const open = plugin({ origin: true, credentials: true, methods: "PUT,patch,CHICKEN" });
const chunk: HeaderLine[] = [["X-A", "1"]];

type Row = [rule: string, policy: Policy, init: Omit<RequestOptions, "url">, want: string[]];
const rows: Row[] = [
  ["the plugin's defaults", plugin(), {}, ["GET 200"]],
  ["another origin in the plugin's list", plugin({ origin: ["http://a"] }), {}, ["GET 200"]],
  ["an allowed preflight", open, { method: "put" }, ["OPTIONS 204", "PUT 200"]],
  ["a refused preflight", plugin(), { method: "PUT" }, ["OPTIONS 204"]],
  ["headers", open, { headers: chunk, credentials: "include" }, ["OPTIONS 204", "GET 200"]],
  ["an odd Content-Type", open, { method: "POST", bodyType: "x/y" }, ["OPTIONS 204", "POST 200"]],
  ["no-cors", plugin(), { method: "POST", mode: "no-cors" }, ["POST 200"]],
  ["mode same-origin, which sends nothing", plugin(), { mode: "same-origin" }, []],
  ["no plugin", none, {}, ["GET 200"]],
  ["a preflight without the plugin", none, { method: "DELETE" }, ["OPTIONS 404"]],
  ["a raw response", raw(503, ["Vary", "a"], ["vary", "\u00e4\u00ff"]), {}, ["GET 503"]],
  ["a raw response to HEAD", raw(204, ["Vary", "\u00e4"]), { method: "HEAD" }, ["HEAD 204"]],
  ["a raw preflight", raw(204, ["Vary", "a"]), { method: "PUT" }, ["OPTIONS 204"]],
  ["a redirect", redirect("http://{api}{next}", open), {}, ["GET 302", "GET 200"]],
  ["a redirect by path", redirect("{next}", none), { method: "POST" }, ["POST 302", "GET 200"]],
  [
    "a redirect that taints the origin",
    redirect("http://127.0.0.1:4000{next}", open, 307),
    { method: "POST" },
    ["POST 307", "POST 200"],
  ],
  [
    "two redirects",
    redirect("{next}#a", redirect("http://{api}{next}", open), 308),
    {},
    ["GET 308", "GET 302", "GET 200"],
  ],
  ["a redirect to another server", redirect("http://localhost:1/", none), {}, ["GET 302"]],
  ["patch, which Node's parser rejects", open, { method: "patch" }, ["OPTIONS 204", "patch 400"]],
  [
    "CHICKEN, which Node's parser rejects",
    open,
    { method: "CHICKEN" },
    ["OPTIONS 204", "CHICKEN 400"],
  ],
  [
    "PROPFIND, without routes",
    plugin({ methods: "*" }),
    { method: "PROPFIND" },
    ["OPTIONS 204", "PROPFIND 404"],
  ],
];

/** Sends what a browser would send, each request after the previous response. */
async function perform(request: CorsRequest): Promise<void> {
  await simulate(request, async ({ url, method, headers }) => {
    const { origin, host } = new URL(url);
    if (host !== "localhost:4000" && host !== "127.0.0.1:4000") return null;
    const head = toWire(`${method} ${url.slice(origin.length).replace(/#.*/, "")}`, headers);
    return toHead(await readAll(port, head.replace("localhost:4000", host)));
  });
}

/** Drops the headers that the client adds, and the time. */
const comparable = ({ at: _at, requestHeaders, ...exchange }: Exchange) => ({
  ...exchange,
  requestHeaders: requestHeaders
    .map(([name, value]): HeaderLine => [name.toLowerCase(), value])
    .filter(([name]) => !["user-agent", "connection"].includes(name)),
});

test.for(rows)(
  "GET /prediction › %s › equals the recorded exchanges",
  async ([, policy, init, want]) => {
    const trace = `${witness.issueKey()}.1`;
    // The browser does not send the fragment.
    const url = `${apiOrigin}${addressOf(policy, trace)}#part`;
    const request = createRequest({ ...init, url }, pageOrigin, chromium);
    const { exchanges } = (await predict(request)).json<Seen>();
    expect(exchanges.map(({ method, response }) => `${method} ${response?.status}`)).toEqual(want);
    // A prediction leaves no record.
    expect(await witness.read(trace)).toEqual([]);

    await perform(request);
    const seen = await witness.read(trace);
    expect(exchanges.map(comparable)).toEqual(seen.map(comparable));
  },
);

const odd = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "__defineGetter__",
  "valueOf",
];

test.for(odd)("GET /prediction › a header named %s › is predicted", async (name) => {
  const headers: HeaderLine[] = [
    [name, "1"],
    [name, "2"],
  ];
  const url = apiOrigin + addressOf(open, "trace");
  const response = await predict({ ...planned, url, headers });
  expect(response.statusCode).toBe(200);
  const { exchanges } = response.json<Seen>();
  expect(exchanges.map(({ method }) => method)).toEqual(["OPTIONS", "GET"]);
  expect(exchanges[1]?.requestHeaders).toEqual(expect.arrayContaining(headers));
});
