import type { ErrorEnvelope } from "@blocked/api-client";
import type { PluginOptions } from "@blocked/profiles";
import type { InjectOptions } from "fastify";
import { Worker } from "node:worker_threads";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { addressOf, none, plugin, raw } from "./policies.ts";
import { build, corsHeadersOf, items, newKey, pageOrigin, preflightOf } from "../support/build.ts";

const app = await build({}, afterAll);
const key = await newKey(app);
const trace = `${key}.1`;
// This policy lets every origin read the response.
const open = plugin({ origin: true, credentials: true, methods: "*" });

type Request = InjectOptions & { url: string };
const read = (url: string, headers: Record<string, string> = {}): Request => ({
  url,
  headers: { origin: pageOrigin, ...headers },
});

test("the gate › a live key › the policy server responds", async () => {
  const url = addressOf(open, trace);
  const [preflight, actual] = await Promise.all([
    app.inject(preflightOf(url)),
    app.inject(read(url)),
  ]);
  expect([preflight.statusCode, actual.statusCode]).toEqual([204, 200]);
  expect(actual.headers["access-control-allow-origin"]).toBe(pageOrigin);
  expect(actual.json()).toEqual({ hop: 0, method: "GET" });
});

const path = addressOf(open, "").split("?")[0] ?? "";

const keyless: [rule: string, url: string][] = [
  ["no trace", path],
  ["an empty trace", `${path}?trace=`],
  ["a trace without a live key", `${path}?trace=${"0".repeat(16)}.1`],
  ["a key alone", `${path}?trace=${key}`],
  ["an ill-formed trace under a live key", `${path}?trace=${key}.A`],
  ["a trace that is too long", `${path}?trace=${key}.${"1".repeat(24)}`],
  ["two traces", `${path}?trace=${trace}&trace=${trace}`],
  ["the trace under another name", `${path}?Trace=${trace}`],
  ["the trace in the path", `${path}/${trace}`],
  ["no trace and no policy", "/playground/"],
  ["no trace and an invalid policy", "/playground/garbage/0/items"],
];

test.for(keyless)("the gate › %s › 403 without CORS headers", async ([, url]) => {
  const requests = [read(url), preflightOf(url), { ...read(url), method: "POST" as const }];
  for (const request of requests) {
    const response = await app.inject(request);
    expect([response.statusCode, corsHeadersOf(response)]).toEqual([403, {}]);
    expect(response.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(response.json()).toEqual({
      error: {
        code: "NO_LIVE_KEY",
        message:
          "Use the lab's page: only requests whose trace carries a live key are answered here.",
      },
    });
  }
});

test("the gate › a live key in a header or cookie › 403", async () => {
  const headers = { cookie: `trace=${trace}`, trace, referer: `http://localhost/?trace=${trace}` };
  const response = await app.inject(read(path, headers));
  expect([response.statusCode, corsHeadersOf(response)]).toEqual([403, {}]);
});

test.for([open, none, raw(200, ["Access-Control-Allow-Origin", "*"])])(
  "the gate › a navigation to a $kind policy with a live key › 403",
  async (policy) => {
    const url = addressOf(policy, trace);
    const response = await app.inject(read(url, { "sec-fetch-mode": "navigate" }));
    expect([response.statusCode, corsHeadersOf(response)]).toEqual([403, {}]);
    expect(response.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(response.json()).toEqual({
      error: {
        code: "NOT_A_PAGE",
        message: "Use the playground's page; this address answers scripts only.",
      },
    });
  },
);

test.for(["cors", "no-cors", "same-origin"])(
  "the gate › a script in mode %s › the policy server responds",
  async (mode) => {
    const response = await app.inject(read(addressOf(open, trace), { "sec-fetch-mode": mode }));
    expect(response.statusCode).toBe(200);
  },
);

const fuller = (policy: string) => `/playground/${policy}/0/items?trace=${trace}`;
const patterned = (regex: string) => addressOf(plugin({ origin: { regex } }), trace);

const invalid: [rule: string, url: string, message: string | RegExp][] = [
  [
    "text that cannot be decoded",
    fuller("garbage"),
    "The policy in the address should be base64url of JSON; copy the whole address.",
  ],
  [
    "4,097 characters",
    fuller("A".repeat(4097)),
    "The policy should be shorter: encoded it has 4097 characters, and 4096 is the most.",
  ],
  [
    "an unknown kind",
    addressOf({ kind: "open" }, trace),
    'policy.kind should be "none", "plugin" or "raw".',
  ],
  [
    "an unknown option",
    addressOf({ kind: "plugin", options: { orgin: "*" } }, trace),
    "policy.options.orgin should be left out: there is no such option.",
  ],
  [
    "a cookie",
    addressOf(raw(200, ["Set-Cookie", "a=1"]), trace),
    /^policy\.preflight\.headers\[0\] should be .* Location\.$/,
  ],
  [
    "a redirect to another host",
    addressOf(raw(302, ["Location", "//evil.example"]), trace),
    /^policy\.preflight\.headers\[0\]\[1\] should stay on this machine/,
  ],
];

test.for(invalid)(
  "an invalid policy › %s › 400 in the error envelope",
  async ([, url, message]) => {
    for (const request of [read(url), preflightOf(url)]) {
      const response = await app.inject(request);
      expect([response.statusCode, corsHeadersOf(response)]).toEqual([400, {}]);
      const { error } = response.json<ErrorEnvelope>();
      expect(error.code).toBe("INVALID_POLICY");
      expect(error.message).toMatch(message);
    }
  },
);

const taken: [rule: string, regex: string][] = [
  ["a plain pattern", "^http://localhost:\\d+$"],
  ["an optional port", "^http://localhost(:\\d+)?$"],
  ["any subdomain", "^http://([a-z]+\\.)*localhost:3000$"],
];

test.for(taken)("a pattern › %s › is accepted", async ([, regex]) => {
  const response = await app.inject(read(patterned(regex)));
  expect(response.headers["access-control-allow-origin"]).toBe(pageOrigin);
});

/** Has a budget of a millisecond, for slow patterns only. */
const hasty = await build({ patternBudget: 20 }, afterAll);
const hastyTrace = `${await newKey(hasty)}.1`;

const slow: [rule: string, regex: string, origin: string][] = [
  ["a nested repetition", "^(a+)+$", `${"a".repeat(40)}!`],
  ["ambiguous alternatives", "^(a|a)+$", `${"a".repeat(40)}!`],
  ["13 wildcards", `${".*".repeat(13)}!`, pageOrigin],
  ["a backreference", "^(a*)*\\1b$", "a".repeat(40)],
];

test.for(slow)("a slow pattern › %s › 400, in a list too", async ([, regex, origin]) => {
  for (const policy of [plugin({ origin: { regex } }), plugin({ origin: ["b", { regex }] })]) {
    const url = addressOf(policy, hastyTrace);
    for (const request of [{ url, headers: { origin } }, preflightOf(url, origin)]) {
      const response = await hasty.inject(request);
      expect(response.statusCode).toBe(400);
      expect(response.json<ErrorEnvelope>().error.code).toBe("PATTERN_TOO_SLOW");
    }
  }
});

const ages = { regex: "^(a+)+$" };
const long = `${"a".repeat(40)}!`;

test("50 patterns › share one budget, and the error names the slow one", async () => {
  const fits = vi.spyOn(Worker.prototype, "postMessage");
  onTestFinished(() => fits.mockRestore());
  const url = addressOf(plugin({ origin: Array.from({ length: 50 }, () => ages) }), hastyTrace);
  const response = await hasty.inject({ url, headers: { origin: long } });
  expect(response.json<ErrorEnvelope>().error).toEqual({
    code: "PATTERN_TOO_SLOW",
    message: expect.stringMatching(
      /^The pattern \/\^\(a\+\)\+\$\/ takes too long for the origin a/,
    ),
  });
  expect(fits).toHaveBeenCalledTimes(1);
});

test("a slow pattern › while it runs › other requests are answered", async () => {
  const patient = await build({ patternBudget: 60_000 });
  const fits = vi.spyOn(Worker.prototype, "postMessage");
  onTestFinished(() => fits.mockRestore());
  const live = `${await newKey(patient)}.0`;
  const url = addressOf(plugin({ origin: ages }), live);
  let isAnswered = false;
  const slowOne = patient.inject({ url, headers: { origin: long } }).then((response) => {
    isAnswered = true;
    return response;
  });
  await vi.waitUntil(() => fits.mock.calls.length === 1);
  for (const other of ["/health", items, addressOf(open, live)]) {
    expect((await patient.inject({ url: other, headers: { origin: pageOrigin } })).statusCode).toBe(
      200,
    );
  }
  expect(isAnswered).toBe(false);
  // Closing terminates the thread; otherwise the test would last a minute.
  await patient.close();
  expect((await slowOne).statusCode).toBe(400);
});

const order: [rule: string, origin: Required<PluginOptions>["origin"], status: number][] = [
  ["behind the origin itself", [pageOrigin, { regex: `${".*".repeat(13)}!` }], 200],
  ["before the origin itself", [{ regex: `${".*".repeat(13)}!` }, pageOrigin], 400],
  ["beside a star", ["*", { regex: `${".*".repeat(13)}!` }], 200],
];

test.for(order)(
  "a slow pattern › %s › is tried in the plugin's order",
  async ([, origin, status]) => {
    const response = await hasty.inject(read(addressOf(plugin({ origin }), hastyTrace)));
    expect(response.statusCode).toBe(status);
  },
);

const nowhere: [rule: string, url: string][] = [
  ["without a policy", `/playground/?trace=${trace}`],
  ["with a policy and no path", `/playground/eyJraW5kIjoibm9uZSJ9?trace=${trace}`],
  ["with an empty policy", `/playground//0/items?trace=${trace}`],
  ["at a hop that the policy does not have", addressOf(open, trace, "1/items")],
  ["without the number of a hop", addressOf(open, trace, "items")],
  ["with a malformed number of a hop", addressOf(open, trace, "0x/items")],
];

test.for(nowhere)("an address %s › 404", async ([, url]) => {
  const response = await app.inject(read(url));
  expect([response.statusCode, corsHeadersOf(response)]).toEqual([404, {}]);
  expect(response.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
});

test("the gate › a foreign Host › 421", async () => {
  const response = await app.inject(read(addressOf(open, trace), { host: "evil.example" }));
  expect([response.statusCode, corsHeadersOf(response)]).toEqual([421, {}]);
});
