import { fileURLToPath } from "node:url";
import {
  checkAllowOrigin,
  type EngineRules,
  engineRules,
  type HeaderLine,
  standard,
} from "@blocked/cors-protocol";
import { fillIn, needsKey, type Profile, profiles } from "@blocked/profiles";
import { readSetupTexts } from "@blocked/setups/texts";
import type { InjectOptions } from "fastify";
import { afterAll, expect, test } from "vitest";
import { build, newKey, pageOrigin, pageOrigins } from "../support/build.ts";

const app = await build({ profiles }, afterAll);

/** Pages that are not the lab's: other sites, names that look like its own, other ports, and no origin at all. */
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

/** Every kind of request, and none that would change a row: what is sent is no item. */
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

/** All of those, and the ones that the configuration itself names. Nobody can register a name below test (RFC 6761). */
function foreignTo({ policy }: Profile): string[] {
  const text = policy.kind === "setup" ? (texts[policy.name] ?? "") : JSON.stringify(policy);
  const named = fillIn(text, pageOrigin).match(/https?:\/\/[^\s"'`\\/,$]+/g) ?? [];
  // No browser sends a default port or a capital letter.
  const sent = named.filter((one) => URL.canParse(one) && new URL(one).origin === one);
  const known = [...pageOrigins, "https://app.example.test"];
  return [...new Set([...foreign, ...sent])].filter((origin) => !known.includes(origin));
}

const all: EngineRules[] = [standard, ...Object.values(engineRules)];

/**
 * The origins whose pages may read some response, or send what needs a preflight: both need the CORS check to
 * pass in some engine, and it passes most easily without cookies. A redirect whose own check fails is not followed.
 */
async function findLetIn(profile: Profile, trace: string) {
  const letIn = new Set<string>();
  for (const origin of foreignTo(profile)) {
    for (const { path, headers, ...request } of requests) {
      const url = `/p/${profile.id}/${path}${trace}`;
      const response = await app.inject({ ...request, url, headers: { ...headers, origin } });
      const lines = Object.entries(response.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one): HeaderLine => [name, String(one)]),
      );
      const passes = (rules: EngineRules) =>
        checkAllowOrigin({ origin, credentials: "omit" }, lines, rules) === null;
      if (all.some(passes)) letIn.add(origin);
    }
  }
  return [...letIn];
}

test.for(profiles)("$id › without a live key › no page but the lab's gets in", async (profile) => {
  expect(await findLetIn(profile, "")).toEqual([]);
});

test.for(profiles)(
  "$id › it needs a key › exactly if it lets in another page, or has a pattern",
  async (profile) => {
    const letIn = await findLetIn(profile, `?trace=${await newKey(app)}.0`);
    const { policy } = profile;
    const hasPattern = policy.kind === "plugin" && JSON.stringify(policy).includes('"regex"');
    expect({ letIn, needsKey: needsKey(profile) }).toEqual({
      letIn,
      needsKey: letIn.length > 0 || hasPattern,
    });
  },
);

/** All that a page may send to another origin without a preflight: GET, HEAD and POST, and of bodies these types. */
const simple: [type: string, path: string, status: number][] = [
  ["text/plain", "items", 201],
  ["text/plain", "session", 415],
  ["text/plain", "items/1", 404],
  ["application/x-www-form-urlencoded", "items", 415],
  ["multipart/form-data; boundary=a", "items", 415],
];

test.for(simple)(
  "POST of %s to %s, from a foreign page › gets %i",
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
