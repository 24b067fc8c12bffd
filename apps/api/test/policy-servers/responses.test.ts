import type { HeaderLine } from "@blocked/cors-protocol";
import type { Policy } from "@blocked/profiles";
import type { InjectOptions } from "fastify";
import { afterAll, expect, test } from "vitest";
import { addressOf, none, plugin, raw, toWire } from "./policies.ts";
import { build, corsHeadersOf, newKey, pageOrigin, preflightOf } from "../support/build.ts";
import { listen, readAll, toHead, write } from "../support/raw.ts";

const app = await build({}, afterAll);
const port = await listen(app);
const trace = `${await newKey(app)}.1`;
const fixed: HeaderLine[] = [
  ["Content-Type", "application/json; charset=utf-8"],
  ["X-Content-Type-Options", "nosniff"],
];

type Kind = (url: string) => InjectOptions;
const get: Kind = (url) => ({ url, headers: { origin: pageOrigin } });
const options: Kind = (url) => ({ method: "OPTIONS", url });
const other: Kind = (url) => ({ method: "PROPFIND", url, headers: { origin: pageOrigin } });

const json = "object as application/json; charset=utf-8";
const empty = "nothing";
type Answer = [rule: string, policy: Policy, request: Kind, status: number, what: string];
const answers: Answer[] = [
  ["the plugin's answer", plugin(), get, 200, json],
  ["the plugin's preflight", plugin(), preflightOf, 204, empty],
  [
    "the plugin's preflight with 200",
    plugin({ optionsSuccessStatus: 200 }),
    preflightOf,
    200,
    empty,
  ],
  ["the plugin's text of what is no preflight", plugin(), options, 400, json],
  ["the same from a later hook", plugin({ hook: "preHandler" }), options, 400, json],
  ["the plugin without preflights", plugin({ preflight: false }), preflightOf, 404, json],
  ["a plugin that is switched off", plugin({ origin: false }), preflightOf, 404, json],
  ["the plugin's 404", plugin(), other, 404, json],
  ["an answer without the plugin", none, get, 200, json],
  ["a preflight without the plugin", none, preflightOf, 404, json],
  ["the 404 without the plugin", none, other, 404, json],
  ["a raw answer", raw(200), get, 200, json],
  ["a raw failure", raw(599), get, 599, json],
  ["a raw preflight", raw(200), preflightOf, 200, json],
  ["a raw preflight without a body", raw(204), preflightOf, 204, empty],
  ["a raw answer to any method", raw(418), other, 418, json],
];

test.for(answers)(
  "%s is JSON, and nobody guesses otherwise",
  async ([, policy, request, ...want]) => {
    const response = await app.inject(request(addressOf(policy, trace)));
    const { "x-content-type-options": guess, "content-type": type } = response.headers;
    const what = response.body === "" ? empty : [typeof response.json(), type].join(" as ");
    expect([guess, response.statusCode, what]).toEqual(["nosniff", ...want]);
  },
);

test("the plugin's text is said in the envelope", async () => {
  const response = await app.inject(options(addressOf(plugin(), trace)));
  expect(response.json()).toEqual({
    error: { code: "BAD_REQUEST", message: "Invalid Preflight Request" },
  });
});

const odd: HeaderLine[] = [
  ["Access-Control-Allow-Origin", "a"],
  ["access-control-ALLOW-origin", "b, ,c"],
  ["Access-Control-Allow-Origin", "a"],
  ["Vary", ""],
  ["Access-Control-Expose-Headers", "\u00e4\u0080\u00ff"],
  ["Access-Control-Max-Age", "1\t2  3"],
];

const wires: [rule: string, method: string, status: number][] = [
  ["an answer", "GET", 200],
  ["an answer to HEAD", "HEAD", 200],
  ["an answer without a body", "GET", 204],
  ["an answer that says unmodified", "GET", 304],
  ["a failure", "POST", 503],
  ["an answer to a method without routes", "PROPFIND", 207],
];

test.for(wires)("%s stands on the wire line by line", async ([, method, status]) => {
  const url = addressOf(raw(status, ...odd), trace);
  const head = toHead(await readAll(port, toWire(`${method} ${url}`)));
  expect(head.status).toBe(status);
  expect(head.headers.slice(0, fixed.length + odd.length)).toEqual([...fixed, ...odd]);
  const rest = head.headers.slice(fixed.length + odd.length).map(([name]) => name);
  const own = ["Date", "Connection", "Transfer-Encoding", "Content-Length"];
  expect(rest.filter((name) => !own.includes(name))).toEqual([]);
});

const asking: HeaderLine = ["Access-Control-Request-Method", "PUT"];
const kinds: [rule: string, method: string, headers: HeaderLine[], status: number][] = [
  ["a preflight", "OPTIONS", [asking], 201],
  ["OPTIONS that asks for nothing", "OPTIONS", [], 202],
  ["another method that asks", "PUT", [asking], 202],
];

test.for(kinds)("%s gets the answer that is meant for it", async ([, method, headers, status]) => {
  const preflight = { status: 201, headers: [["Vary", "preflight"] satisfies HeaderLine] };
  const response = { status: 202, headers: [["Vary", "request"] satisfies HeaderLine] };
  const url = addressOf({ kind: "raw", preflight, response }, trace);
  const head = toHead(await readAll(port, toWire(`${method} ${url}`, headers)));
  expect(head.status).toBe(status);
  expect(head.headers[2]).toEqual(["Vary", status === 201 ? "preflight" : "request"]);
});

const leads: [location: string, host: string, want: (next: string) => string][] = [
  ["{next}", "localhost:4000", (next) => next],
  ["http://{api}{next}#x", "localhost:4000", (next) => `http://localhost:4000${next}#x`],
  ["http://{api}{next}", "[::1]:4000", (next) => `http://[::1]:4000${next}`],
  ["//127.0.0.1:4000{next}&a", "localhost", (next) => `//127.0.0.1:4000${next}&a`],
  ["{next} {next}", "localhost", (next) => `${next} ${next}`],
  ["http://localhost:1/$&", "localhost", () => "http://localhost:1/$&"],
];

test.for(leads)("the Location “%s” at %s is filled in", async ([location, host, want]) => {
  const second = raw(307, ["LOCATION", location], ["Vary", "{next}{api}"]);
  const policy = { ...second, next: { ...second, next: plugin({ origin: "http://last" }) } };
  const url = addressOf(policy, trace);
  for (const hop of [0, 1]) {
    const from = url.replace("/0/items", `/${hop}/items`);
    const next = url.replace("/0/items", `/${hop + 1}/items`);
    const { headers } = await app.inject({ url: from, headers: { host } });
    expect([headers.location, headers.vary]).toEqual([want(next), "{next}{api}"]);
  }
  const last = await app.inject(url.replace("/0/items", "/2/items"));
  expect([last.json(), corsHeadersOf(last)]).toEqual([
    { hop: 2, method: "GET" },
    { "access-control-allow-origin": "http://last" },
  ]);
});

const large = "{".repeat(2 * 1024 * 1024);
const types = [
  "application/json",
  "text/plain",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "application/octet-stream",
  "x/y;;charset=",
  null,
];

test.for(types)("a body of 2 MiB of the type %s changes nothing", async (type) => {
  for (const policy of [plugin(), none, raw(200)]) {
    const url = addressOf(policy, trace);
    const headers: HeaderLine[] = type === null ? [] : [["Content-Type", type]];
    const post = toWire(`POST ${url}`, headers, large).replace("Connection: close\r\n", "");
    // The connection is of use after it.
    const answer = await readAll(port, post + toWire(`DELETE ${url}`));
    const [first, second] = answer.split(/(?=HTTP\/1\.1)/);
    expect([first, second].map((one = "") => toHead(one).status)).toEqual([200, 200]);
    expect(first).toContain('"method":"POST"');
    expect(second).toContain('"method":"DELETE"');
  }
});

test.for([plugin(), raw(200)])("$kind answers before the body has come", async (policy) => {
  const head = toWire(`POST ${addressOf(policy, trace)}`, [["Content-Length", "9"]]);
  const socket = await write(port, head);
  const first = await new Promise<Buffer>((done) => socket.once("data", done));
  expect(toHead(first.toString("latin1")).status).toBe(200);
  socket.destroy();
});

const oddTypes = ["text", ";;", "((", "a/b, c/d", "application/json"];

test.for(oddTypes)("a body that calls itself “%s” changes nothing", async (type) => {
  for (const policy of [plugin(), raw(200), none]) {
    const url = addressOf(policy, trace);
    const headers = { "content-type": type };
    const response = await app.inject({ method: "POST", url, headers, payload: "{" });
    expect(response.statusCode).toBe(200);
  }
});

test("what the door refuses is JSON, and nobody guesses otherwise", async () => {
  const urls = [addressOf(plugin(), "x"), "/workbench/garbage/0/items", "/workbench/%zz/"];
  for (const url of urls) {
    const { headers } = await app.inject({ url });
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  }
});

test("two policyServers that answer at once do not see each other's headers", async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index % 6);
  const seen = await Promise.all(
    numbers.map(async (number) => {
      const origin = `http://${number}`;
      const policy =
        number % 2 === 0 ? plugin({ origin, maxAge: number }) : raw(200, ["Vary", origin]);
      const response = await app.inject(preflightOf(addressOf(policy, trace)));
      return corsHeadersOf(response);
    }),
  );
  const want = numbers.map((number) =>
    number % 2 === 0
      ? {
          "access-control-allow-origin": `http://${number}`,
          "access-control-allow-methods": "GET,HEAD,POST",
          "access-control-allow-headers": "content-type",
          "access-control-max-age": String(number),
          vary: "Access-Control-Request-Headers",
        }
      : { vary: `http://${number}` },
  );
  expect(seen).toEqual(want);
});
