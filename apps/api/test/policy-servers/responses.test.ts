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
  ["the plugin's response", plugin(), get, 200, json],
  ["the plugin's preflight", plugin(), preflightOf, 204, empty],
  [
    "the plugin's preflight with 200",
    plugin({ optionsSuccessStatus: 200 }),
    preflightOf,
    200,
    empty,
  ],
  ["the plugin's text for OPTIONS without a preflight", plugin(), options, 400, json],
  ["that text from a later hook", plugin({ hook: "preHandler" }), options, 400, json],
  ["the plugin without preflights", plugin({ preflight: false }), preflightOf, 404, json],
  ["the plugin with origin: false", plugin({ origin: false }), preflightOf, 404, json],
  ["the plugin's 404", plugin(), other, 404, json],
  ["a response without the plugin", none, get, 200, json],
  ["a preflight without the plugin", none, preflightOf, 404, json],
  ["the 404 without the plugin", none, other, 404, json],
  ["a raw response", raw(200), get, 200, json],
  ["a raw failure", raw(599), get, 599, json],
  ["a raw preflight", raw(200), preflightOf, 200, json],
  ["a raw preflight without a body", raw(204), preflightOf, 204, empty],
  ["a raw response to any method", raw(418), other, 418, json],
];

test.for(answers)(
  "a policy server › %s › JSON with nosniff",
  async ([, policy, request, ...want]) => {
    const response = await app.inject(request(addressOf(policy, trace)));
    const { "x-content-type-options": guess, "content-type": type } = response.headers;
    const what = response.body === "" ? empty : [typeof response.json(), type].join(" as ");
    expect([guess, response.statusCode, what]).toEqual(["nosniff", ...want]);
  },
);

test("a policy server › the plugin's text › is sent in the error envelope", async () => {
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
  ["a response", "GET", 200],
  ["a response to HEAD", "HEAD", 200],
  ["a response without a body", "GET", 204],
  ["a 304", "GET", 304],
  ["a failure", "POST", 503],
  ["a response to a method without routes", "PROPFIND", 207],
];

test.for(wires)(
  "a raw policy › %s › sends its header lines unchanged",
  async ([, method, status]) => {
    const url = addressOf(raw(status, ...odd), trace);
    const head = toHead(await readAll(port, toWire(`${method} ${url}`)));
    expect(head.status).toBe(status);
    expect(head.headers.slice(0, fixed.length + odd.length)).toEqual([...fixed, ...odd]);
    const rest = head.headers.slice(fixed.length + odd.length).map(([name]) => name);
    const own = ["Date", "Connection", "Transfer-Encoding", "Content-Length"];
    expect(rest.filter((name) => !own.includes(name))).toEqual([]);
  },
);

const asking: HeaderLine = ["Access-Control-Request-Method", "PUT"];
const kinds: [rule: string, method: string, headers: HeaderLine[], status: number][] = [
  ["a preflight", "OPTIONS", [asking], 201],
  ["OPTIONS without a requested method", "OPTIONS", [], 202],
  ["another method with a requested method", "PUT", [asking], 202],
];

test.for(kinds)(
  "a raw policy › %s › gets its own response",
  async ([, method, headers, status]) => {
    const preflight = { status: 201, headers: [["Vary", "preflight"] satisfies HeaderLine] };
    const response = { status: 202, headers: [["Vary", "request"] satisfies HeaderLine] };
    const url = addressOf({ kind: "raw", preflight, response }, trace);
    const head = toHead(await readAll(port, toWire(`${method} ${url}`, headers)));
    expect(head.status).toBe(status);
    expect(head.headers[2]).toEqual(["Vary", status === 201 ? "preflight" : "request"]);
  },
);

const leads: [location: string, host: string, want: (next: string) => string][] = [
  ["{next}", "localhost:4000", (next) => next],
  ["http://{api}{next}#x", "localhost:4000", (next) => `http://localhost:4000${next}#x`],
  ["http://{api}{next}", "[::1]:4000", (next) => `http://[::1]:4000${next}`],
  ["//127.0.0.1:4000{next}&a", "localhost", (next) => `//127.0.0.1:4000${next}&a`],
  ["{next} {next}", "localhost", (next) => `${next} ${next}`],
  ["http://localhost:1/$&", "localhost", () => "http://localhost:1/$&"],
];

test.for(leads)(
  "a raw policy › the Location “%s” at %s › is filled in",
  async ([location, host, want]) => {
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
  },
);

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

test.for(types)(
  "a policy server › a body of 2 MiB of type %s › is discarded, and the connection stays usable",
  async (type) => {
    for (const policy of [plugin(), none, raw(200)]) {
      const url = addressOf(policy, trace);
      const headers: HeaderLine[] = type === null ? [] : [["Content-Type", type]];
      const post = toWire(`POST ${url}`, headers, large).replace("Connection: close\r\n", "");
      // The connection stays usable.
      const answer = await readAll(port, post + toWire(`DELETE ${url}`));
      const [first, second] = answer.split(/(?=HTTP\/1\.1)/);
      expect([first, second].map((one = "") => toHead(one).status)).toEqual([200, 200]);
      expect(first).toContain('"method":"POST"');
      expect(second).toContain('"method":"DELETE"');
    }
  },
);

test.for([plugin(), raw(200)])(
  "a $kind policy › an unfinished body › the response does not wait for it",
  async (policy) => {
    const head = toWire(`POST ${addressOf(policy, trace)}`, [["Content-Length", "9"]]);
    const socket = await write(port, head);
    const first = await new Promise<Buffer>((done) => socket.once("data", done));
    expect(toHead(first.toString("latin1")).status).toBe(200);
    socket.destroy();
  },
);

const oddTypes = ["text", ";;", "((", "a/b, c/d", "application/json"];

test.for(oddTypes)(
  "a policy server › a body with the Content-Type “%s” › is discarded",
  async (type) => {
    for (const policy of [plugin(), raw(200), none]) {
      const url = addressOf(policy, trace);
      const headers = { "content-type": type };
      const response = await app.inject({ method: "POST", url, headers, payload: "{" });
      expect(response.statusCode).toBe(200);
    }
  },
);

test("the gate › a refusal › JSON with nosniff", async () => {
  const urls = [addressOf(plugin(), "x"), "/playground/garbage/0/items", "/playground/%zz/"];
  for (const url of urls) {
    const { headers } = await app.inject({ url });
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
  }
});

test("policy servers › concurrent responses › do not mix their headers", async () => {
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
