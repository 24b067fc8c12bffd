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

/** Compares the codes for Chromium only; verdicts and exchanges are stated for every engine. */
function toComparable(engine: Engine, { verdict, exchanges, ...reason }: Outcome): unknown[] {
  return [verdict, exchanges, engine === "chromium" ? reason : {}];
}

/** Shared, because no test here leaves a change behind. */
const app = await build({ profiles }, afterAll);
// Every probe creates an item, and the table holds a thousand.
beforeEach(() => app.inject({ method: "POST", url: "/reset", headers: { origin: pageOrigin } }));

/**
 * The expectations come from the catalogue alone, so a new profile needs no test, and a changed policy fails for
 * the probes that it changes.
 */
test.for(profiles)(
  "$id › every probe in each engine › ends as the profile states",
  async (profile) => {
    const [seen, want]: [unknown[], unknown[]] = [[], []];
    for (const engine of engines) {
      for (const probe of probes) {
        const toRow = (outcome: Outcome) => [engine, probe.id, ...toComparable(engine, outcome)];
        seen.push(toRow(await observe(app, profile, probe, engine)));
        want.push(toRow(fillIn(getOutcome(profile, probe.id, engine), pageOrigin)));
      }
    }
    expect(seen).toEqual(want);
  },
);

/** Profiles without a set-up, which may break the rules below. */
const plain = profiles.filter(({ policy }) => policy.kind !== "setup");

test.for(plain)("$id › a 404 › has the CORS headers of other responses", async ({ id }) => {
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

test.for(kinds)("%s › a 404 › has exactly the profile's own headers", async ([id, want]) => {
  const response = await app.inject({ url: `/p/${id}/nothing`, headers: { origin: pageOrigin } });
  expect([response.statusCode, corsHeadersOf(response)]).toEqual([404, want]);
});

/** The headers of a preflight to a misspelt profile: it allows everything. */
const open = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "PUT",
  "access-control-allow-headers": "content-type",
};

test.for(profiles)(
  "$id › a preflight for another path › is not answered by the profile",
  async ({ id }) => {
    const others = [`/p/${id}x/items/1`, `/p/${id}-off/items/1`, `/p/x${id}/items/1`, `/p/${id}`];
    for (const url of others) {
      const response = await app.inject(preflightOf(url));
      expect([response.statusCode, corsHeadersOf(response)]).toEqual([204, open]);
    }
    const own = await app.inject(preflightOf(`/p/${id}/items/1`));
    expect(corsHeadersOf(own)).not.toEqual(open);
  },
);

test("a misspelt profile › any origin › can read the 404", async () => {
  const response = await app.inject({ url: "/p/typo/items", headers: { origin: pageOrigin } });
  expect([response.statusCode, corsHeadersOf(response)]).toEqual([
    404,
    { "access-control-allow-origin": "*" },
  ]);
  expect(response.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
});

test("a misspelt profile › OPTIONS without a preflight › 404", async () => {
  const response = await app.inject({ method: "OPTIONS", url: "/p/typo/items" });
  expect(response.statusCode).toBe(404);
});

test("a 404 outside /p/ › request and preflight › no CORS headers", async () => {
  for (const request of [
    { url: "/items", headers: { origin: pageOrigin } },
    preflightOf("/items/1"),
  ]) {
    const response = await app.inject(request);
    expect([response.statusCode, corsHeadersOf(response)]).toEqual([404, {}]);
  }
});

test("correct › 400, 413 and 415 › are readable by the page", async () => {
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

test.for(plain)(
  "$id › credentials › are allowed exactly when the policy says so",
  async (profile) => {
    const isAllowed =
      profile.policy.kind === "plugin" && profile.policy.options.credentials === true;
    const headers = { origin: pageOrigin };
    const url = `/p/${profile.id}/items?trace=${await newKey(app)}.0`;
    const response = await app.inject({ url, headers });
    const { "access-control-allow-credentials": got } = response.headers;
    expect(got).toBe(isAllowed ? "true" : undefined);
  },
);

const guarded = profiles.filter((profile) => needsKey(profile));

test.for(guarded)("$id › no live key › a 403 that no page can read", async ({ id }) => {
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
});

/** What the lessons state about other origins. */
const allowed: [id: string, origin: string, isAllowed: boolean][] = [
  ["pattern-without-end", "http://localhost.evil.example", true],
  ["pattern-without-end", "http://evil-localhost:1", false],
  ["pattern-without-start", "https://evil-localhost:1", true],
  ["pattern-without-start", "http://localhost.evil.example", false],
  ["pattern-of-all-neighbours", "http://forgotten.localhost:8080", true],
  ["pattern-of-all-neighbours", "http://localhost.evil.example", false],
  ["reflected-origin", "https://evil.example", true],
  ["null-trusted", "https://evil.example", false],
];

test.for(allowed)("%s › the origin %s › allowed is %s", async ([id, origin, isAllowed]) => {
  const url = `/p/${id}/items?trace=${await newKey(app)}.0`;
  const { headers } = await app.inject({ url, headers: { origin } });
  expect(headers["access-control-allow-origin"]).toBe(isAllowed ? origin : undefined);
});
