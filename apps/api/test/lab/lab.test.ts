import type { InjectOptions } from "fastify";
import { afterAll, expect, test } from "vitest";
import { addressOf, none } from "../policy-servers/policies.ts";
import { apiOrigin, build, items, newKey, pageOrigin, preflightOf } from "../support/build.ts";

/** The headers that helmet adds. */
const added = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "origin-agent-cluster",
  "referrer-policy",
  "x-dns-prefetch-control",
  "x-frame-options",
  "x-permitted-cross-domain-policies",
];

const app = await build({}, afterAll);
const headersOf = async (request: InjectOptions) => (await app.inject(request)).headers;

const headers = { origin: pageOrigin };
const lab: [rule: string, request: InjectOptions][] = [
  ["the index page", { url: "/" }],
  ["health", { url: "/health" }],
  ["the OpenAPI document", { url: "/openapi.json" }],
  ["the docs", { url: "/docs" }],
  ["a file of the docs", { url: "/docs/static/swagger-ui.css" }],
  ["a missing file of the docs", { url: "/docs/static/nothing" }],
  ["a new key", { method: "POST", url: "/witness", headers }],
  ["a refused key", { method: "POST", url: "/witness" }],
  ["a record", { url: "/witness/0123456789abcdef.0", headers }],
  ["a prediction", { url: "/prediction?request=e30", headers }],
  ["restoring the samples", { method: "POST", url: "/reset", headers }],
];

test.for(lab)(
  "security headers › %s › no framing, no embedding, no sniffing",
  async ([, request]) => {
    expect(await headersOf(request)).toMatchObject({
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "content-security-policy": [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        `connect-src 'self' ${apiOrigin}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join(";"),
    });
  },
);

const key = await newKey(app);
const profileRequests: [rule: string, request: InjectOptions][] = [
  ["a profile's list", { url: items, headers }],
  ["a profile's preflight", preflightOf(`${items}/1`)],
  ["a profile's 404", { url: "/p/correct/nothing", headers }],
  ["a refused body", { method: "POST", url: items, headers }],
  ["a misspelt profile", { url: "/p/typo/items", headers }],
  ["the gate's refusal", { url: "/playground/x/0/items" }],
  ["a policy server", { url: addressOf(none, `${key}.0`), headers }],
];

test.for(profileRequests)("security headers › %s › none of helmet's", async ([, request]) => {
  const names = Object.keys(await headersOf(request));
  expect(names.filter((name) => added.includes(name))).toEqual([]);
});

test("security headers › HSTS › is absent", async () => {
  expect(await headersOf({ url: "/docs" })).not.toHaveProperty("strict-transport-security");
});

test("/docs › every script and style › comes from the API itself", async () => {
  const page = await app.inject("/docs/");
  const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = ""]) => file);
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) {
    const response = await app.inject(new URL(file, `${apiOrigin}/docs/`).pathname);
    expect([file, response.statusCode]).toEqual([file, 200]);
    expect(file).toMatch(/^\.\/static\//);
  }
});

test("/docs › shows /openapi.json", async () => {
  const [shown, served] = await Promise.all([
    app.inject("/docs/json"),
    app.inject("/openapi.json"),
  ]);
  expect(shown.json()).toEqual(served.json());
});
