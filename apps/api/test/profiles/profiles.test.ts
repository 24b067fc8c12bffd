import { type Engine, engines } from "@blocked/cors-protocol";
import { fillIn, getOutcome, needsKey, type Outcome, probes, profiles } from "@blocked/profiles";
import { afterAll, beforeEach, expect, test } from "vitest";
import {
  build,
  corsHeadersOf,
  items,
  listAll,
  newKey,
  pageOrigin,
  preflightOf,
} from "../support/build.ts";
import { observe } from "../support/browser.ts";

/** The codes are Chromium's; what is sent and what can be read is stated for every engine. */
function toTold(engine: Engine, { verdict, exchanges, ...reason }: Outcome): unknown[] {
  return [verdict, exchanges, engine === "chromium" ? reason : {}];
}

/** One for all: no test here leaves anything behind that another would see. */
const app = await build({ profiles }, afterAll);
// The table has room for a thousand items, and every probe makes one of its own.
beforeEach(() => app.inject({ method: "POST", url: "/reset", headers: { origin: pageOrigin } }));

/**
 * The header test: nothing is expected here that the catalogue does not state, so a new profile is tested
 * by being there, and a changed policy fails in the cells that it changes.
 */
test.for(profiles)(
  "$id: every probe ends as the profile states, in each engine",
  async (profile) => {
    const [seen, want]: [unknown[], unknown[]] = [[], []];
    for (const engine of engines) {
      for (const probe of probes) {
        const told = (outcome: Outcome) => [engine, probe.id, ...toTold(engine, outcome)];
        seen.push(told(await observe(app, profile, probe, engine)));
        want.push(told(fillIn(getOutcome(profile, probe.id, engine), pageOrigin)));
      }
    }
    expect(seen).toEqual(want);
  },
);

/** Those whose server is nothing but its options; a set-up is there to break what is promised below. */
const plain = profiles.filter(({ policy }) => policy.kind !== "setup");

test.for(plain)("$id: its 404 carries the CORS headers of its other answers", async ({ id }) => {
  const key = await newKey(app);
  const headers = { origin: pageOrigin };
  const [found, missing] = await Promise.all(
    ["items", "nothing"].map((path) =>
      app.inject({ url: `/p/${id}/${path}?trace=${key}.0`, headers }),
    ),
  );
  expect([found?.statusCode, missing?.statusCode]).toEqual([200, 404]);
  expect(found && corsHeadersOf(found)).toEqual(missing && corsHeadersOf(missing));
});

const kinds = [
  [
    "correct",
    {
      "access-control-allow-origin": pageOrigin,
      "access-control-allow-credentials": "true",
      vary: "Origin",
    },
  ],
  ["disabled", {}],
] as const;

test.for(kinds)("the 404 of %s has exactly its own headers", async ([id, want]) => {
  const response = await app.inject({ url: `/p/${id}/nothing`, headers: { origin: pageOrigin } });
  expect([response.statusCode, corsHeadersOf(response)]).toEqual([404, want]);
});

/** What every misspelt profile answers a preflight with: allowed, to whoever asks. */
const open = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "PUT",
  "access-control-allow-headers": "content-type",
};

test.for(profiles)("$id: it answers no preflight but its own", async ({ id }) => {
  const others = [`/p/${id}x/items/1`, `/p/${id}-off/items/1`, `/p/x${id}/items/1`, `/p/${id}`];
  for (const url of others) {
    const response = await app.inject(preflightOf(url));
    expect([response.statusCode, corsHeadersOf(response)]).toEqual([204, open]);
  }
  const own = await app.inject(preflightOf(`/p/${id}/items/1`));
  expect(corsHeadersOf(own)).not.toEqual(open);
});

test("a misspelt profile is a 404 that every page may read", async () => {
  const response = await app.inject({ url: "/p/typo/items", headers: { origin: pageOrigin } });
  expect([response.statusCode, corsHeadersOf(response)]).toEqual([
    404,
    { "access-control-allow-origin": "*" },
  ]);
  expect(response.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
});

test("a misspelt profile answers OPTIONS with 404 where it is no preflight", async () => {
  const response = await app.inject({ method: "OPTIONS", url: "/p/typo/items" });
  expect(response.statusCode).toBe(404);
});

test("lab /p/ a 404 has no CORS header, and neither has a preflight", async () => {
  for (const request of [
    { url: "/items", headers: { origin: pageOrigin } },
    preflightOf("/items/1"),
  ]) {
    const response = await app.inject(request);
    expect([response.statusCode, corsHeadersOf(response)]).toEqual([404, {}]);
  }
});

test("a validation failure, a 413 and a 415 of correct are readable by the page", async () => {
  const post = (type: string, payload: string) =>
    app.inject({
      method: "POST",
      url: items,
      headers: { origin: pageOrigin, "content-type": type },
      payload,
    });
  const responses = await Promise.all([
    post("application/json", "{}"),
    post("application/json", "x".repeat(2_000_000)),
    post("application/xml", "<a/>"),
  ]);
  expect(responses.map(({ statusCode }) => statusCode)).toEqual([400, 413, 415]);
  for (const { headers } of responses) {
    expect(headers["access-control-allow-origin"]).toBe(pageOrigin);
  }
});

test.for(plain)("$id: cookies are allowed exactly where the policy says so", async (profile) => {
  const isAllowed = profile.policy.kind === "plugin" && profile.policy.options.credentials === true;
  const headers = { origin: pageOrigin };
  const url = `/p/${profile.id}/items?trace=${await newKey(app)}.0`;
  const response = await app.inject({ url, headers });
  const { "access-control-allow-credentials": got } = response.headers;
  expect(got).toBe(isAllowed ? "true" : undefined);
});

const guarded = profiles.filter((profile) => needsKey(profile));

test.for(guarded)(
  "$id: without a live key nobody gets anything, and nobody may read that",
  async ({ id }) => {
    const before = await listAll(app);
    const traces = ["", "?trace=0123456789abcdef.0", `?trace=${await newKey(app)}`];
    for (const origin of ["https://evil.example", "null", pageOrigin]) {
      for (const trace of traces) {
        const url = `/p/${id}/items${trace}`;
        const read = await app.inject({ url, headers: { origin } });
        const write = await app.inject({
          method: "POST",
          url,
          headers: { origin, "content-type": "text/plain" },
          payload: JSON.stringify({ name: "planted", price: 1 }),
        });
        const preflight = await app.inject(preflightOf(url, origin));
        for (const response of [read, write, preflight]) {
          expect([response.statusCode, corsHeadersOf(response)]).toEqual([403, {}]);
          expect(response.json()).toMatchObject({ error: { code: "NO_LIVE_KEY" } });
        }
      }
    }
    expect(await listAll(app)).toEqual(before);
  },
);

/** What a lesson says of a pattern, beyond the neighbour that the lab has. */
const letIn: [id: string, origin: string, isLetIn: boolean][] = [
  ["pattern-without-end", "http://localhost.evil.example", true],
  ["pattern-without-end", "http://evil-localhost:1", false],
  ["pattern-without-start", "https://evil-localhost:1", true],
  ["pattern-without-start", "http://localhost.evil.example", false],
  ["pattern-of-all-neighbours", "http://forgotten.localhost:8080", true],
  ["pattern-of-all-neighbours", "http://localhost.evil.example", false],
  ["reflected-origin", "https://evil.example", true],
  ["null-trusted", "https://evil.example", false],
];

test.for(letIn)("%s and %s: let in is %s", async ([id, origin, isLetIn]) => {
  const url = `/p/${id}/items?trace=${await newKey(app)}.0`;
  const { headers } = await app.inject({ url, headers: { origin } });
  expect(headers["access-control-allow-origin"]).toBe(isLetIn ? origin : undefined);
});
