import { afterAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import {
  build,
  corsHeadersOf,
  items,
  listAll,
  newKey,
  pageOrigin,
  pageOrigins,
  restore,
  withJson,
} from "../support/build.ts";

const database = openDatabase(":memory:");
const app = await build({ database }, afterAll);
beforeEach(() => restore(database));

const attackers: [rule: string, headers: Record<string, string>][] = [
  ["another port", { origin: "http://localhost:3001" }],
  ["https", { origin: "https://localhost:3000" }],
  ["a look-alike name", { origin: "http://localhost:3000.evil.example" }],
  ["a sandboxed frame", { origin: "null" }],
  ["no page at all", {}],
];

test.for(pageOrigins)(
  "POST /witness › the page as %s › gets a key that it can read",
  async (origin) => {
    const response = await app.inject({ method: "POST", url: "/witness", headers: { origin } });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ key: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(corsHeadersOf(response)).toEqual({
      "access-control-allow-origin": origin,
      vary: "Origin",
    });
  },
);

test.for(attackers)("POST /witness › %s › gets no key", async ([, headers]) => {
  const response = await app.inject({ method: "POST", url: "/witness", headers });
  expect(response.statusCode).toBe(403);
  expect(response.json()).toMatchObject({ error: { code: "NOT_THE_LAB" } });
  expect(corsHeadersOf(response)).toEqual({ vary: "Origin" });
});

test.for(attackers)("POST /reset › %s › 403, and nothing changes", async ([, headers]) => {
  await app.inject({ method: "DELETE", url: `${items}/1` });
  const before = await listAll(app);
  const response = await app.inject({ method: "POST", url: "/reset", headers });
  expect(response.statusCode).toBe(403);
  expect(response.json()).toMatchObject({ error: { code: "NOT_THE_LAB" } });
  expect(await listAll(app)).toEqual(before);
});

test.for(pageOrigins)("POST /reset › the page as %s › restores the samples", async (origin) => {
  await app.inject({ method: "DELETE", url: `${items}/1` });
  await app.inject(withJson("POST", items, { name: "a", price: 1 }));
  const response = await app.inject({ method: "POST", url: "/reset", headers: { origin } });
  expect([response.statusCode, response.body]).toEqual([204, ""]);
  expect((await listAll(app)).items.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
});

test("POST /witness › twice › two different keys", async () => {
  expect(await newKey(app)).not.toBe(await newKey(app));
});

test("GET /witness › the page's origin only, and never from a cache", async () => {
  const url = `/witness/${await newKey(app)}.1`;
  const [page, evil] = await Promise.all(
    [pageOrigin, "http://evil.example"].map((origin) => app.inject({ url, headers: { origin } })),
  );
  expect(page?.headers["access-control-allow-origin"]).toBe(pageOrigin);
  expect(page?.headers["cache-control"]).toBe("no-store");
  expect(evil?.headers["access-control-allow-origin"]).toBeUndefined();
  expect(page?.headers["access-control-allow-credentials"]).toBeUndefined();
});
