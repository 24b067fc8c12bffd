import { fileURLToPath } from "node:url";
import {
  checkAllowOrigin,
  type EngineRules,
  engineRules,
  type HeaderLine,
  standard,
  parseUrl,
} from "@blocked/cors-protocol";
import { fillIn, needsKey, type Profile, profiles } from "@blocked/profiles";
import { readSetupTexts } from "@blocked/setups/texts";
import type { InjectOptions } from "fastify";
import { afterAll, expect, test } from "vitest";
import { build, newKey, pageOrigin, pageOrigins } from "../support/build.ts";

const app = await build({ profiles }, afterAll);

/** Other sites, other ports, look-alike names, and an opaque origin. */
const foreign = [
  "https://attacker.example",
  "http://attacker.example",
  "null",
  "http://localhost:3001",
  "http://localhost:5173",
  "http://localhost",
  "http://127.0.0.1:3001",
  "http://[::1]:3001",
  "https://localhost:3000",
  "http://sub.localhost:3000",
  "http://*.localhost:3000",
  "http://localhost:3000.attacker.example",
  "http://localhost.attacker.example:3000",
  "http://evil-localhost:3000",
  "https://app-example.test",
  "https://app.example.test.attacker.example",
];

const preflight = (path: string, method: string) => ({
  path,
  method: "OPTIONS" as const,
  headers: {
    "access-control-request-method": method,
    "access-control-request-headers": "authorization,content-type",
  },
});

/** Every kind of request. None changes a row, because the bodies are no items. */
const requests: (Pick<InjectOptions, "method" | "headers" | "payload"> & { path: string })[] = [
  ...["items", "items/1", "session", "v2/items", "nothing"].map((path) => ({ path })),
  preflight("items", "POST"),
  ...["PUT", "PATCH", "DELETE"].map((method) => preflight("items/1", method)),
  { path: "items", method: "POST", headers: { "content-type": "text/plain" }, payload: "{}" },
  {
    path: "items/1",
    method: "PUT",
    headers: { "content-type": "application/json" },
    payload: "{}",
  },
  { path: "items/0", method: "DELETE" },
];

const texts = readSetupTexts(fileURLToPath(new URL("../../../..", import.meta.url)));

/** Adds the origins that the policy itself names. Names below .test cannot be registered (RFC 6761). */
function foreignTo({ policy }: Profile): string[] {
  const text = policy.kind === "setup" ? (texts[policy.name] ?? "") : JSON.stringify(policy);
  const named = fillIn(text, pageOrigin).match(/https?:\/\/[^\s"'`\\/,$]+/g) ?? [];
  // A browser sends no default port and no capital letter.
  const sent = named.filter((one) => parseUrl(one) !== null && new URL(one).origin === one);
  const known = [...pageOrigins, "https://app.example.test"];
  return [...new Set([...foreign, ...sent])].filter((origin) => !known.includes(origin));
}

const all: EngineRules[] = [standard, ...Object.values(engineRules)];

/**
 * Returns the origins that can read a response or pass a preflight in some engine. Requests without cookies pass most
 * easily. A browser does not follow a redirect that fails the CORS check.
 */
async function findAllowed(profile: Profile, trace: string) {
  const allowed = new Set<string>();
  for (const origin of foreignTo(profile)) {
    for (const { path, headers, ...request } of requests) {
      const url = `/p/${profile.id}/${path}${trace}`;
      const response = await app.inject({ ...request, url, headers: { ...headers, origin } });
      const lines = Object.entries(response.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one): HeaderLine => [name, String(one)]),
      );
      const passes = (rules: EngineRules) =>
        checkAllowOrigin({ origin, credentials: "omit" }, lines, rules) === null;
      if (all.some(passes)) allowed.add(origin);
    }
  }
  return [...allowed];
}

test.for(profiles)("$id › no live key › only the lab's page is allowed", async (profile) => {
  expect(await findAllowed(profile, "")).toEqual([]);
});

test.for(profiles)(
  "$id › needs a key › exactly when it allows another page or has a pattern",
  async (profile) => {
    const allowed = await findAllowed(profile, `?trace=${await newKey(app)}.0`);
    const { policy } = profile;
    const hasPattern = policy.kind === "plugin" && JSON.stringify(policy).includes('"regex"');
    expect({ allowed, needsKey: needsKey(profile) }).toEqual({
      allowed,
      needsKey: allowed.length > 0 || hasPattern,
    });
  },
);

/** The POSTs that a page can send to another origin without a preflight. */
const simple: [type: string, path: string, status: number][] = [
  ["text/plain", "items", 201],
  ["text/plain", "session", 415],
  ["text/plain", "items/1", 404],
  ["application/x-www-form-urlencoded", "items", 415],
  ["multipart/form-data; boundary=a", "items", 415],
];

test.for(simple)(
  "POST of %s to %s › from a foreign page › gets %i",
  async ([type, path, status]) => {
    const response = await app.inject({
      method: "POST",
      url: `/p/correct/${path}`,
      headers: { origin: "https://attacker.example", "content-type": type },
      payload: JSON.stringify({ name: "planted", price: 1 }),
    });
    expect(response.statusCode).toBe(status);
  },
);
