import type { Item, ItemPage } from "@blocked/api-client";
import { afterAll, beforeEach, expect, test } from "vitest";
import { samples } from "../../src/items/samples.ts";
import { items, listAll, withJson } from "../support/build.ts";
import { openSubject } from "../support/subject.ts";

const app = await openSubject({}, afterAll);
beforeEach(() => app.restore());

const pencil = { name: "Pencil", description: "HB", price: 120 };

test("GET /items › an empty table at the start › has the sample items, the last one first", async () => {
  const page = await listAll(await openSubject());
  const names = samples.map(({ name }) => name).toReversed();
  expect(page.items.map(({ name }) => name)).toEqual(names);
  expect(page.items[0]).toMatchObject({ description: "Blue-black", price: 990 });
});

const pages: [rule: string, query: string, ids: number[], limit: number, offset: number][] = [
  ["no query › the first 20 items", "", [5, 4, 3, 2, 1], 20, 0],
  ["limit=2 › two items", "?limit=2", [5, 4], 2, 0],
  ["offset=2 › skips the two newest", "?limit=2&offset=2", [3, 2], 2, 2],
  ["the last page › may be short", "?limit=2&offset=4", [1], 2, 4],
  ["an offset beyond the end › an empty page", "?offset=5", [], 20, 5],
];

test.for(pages)("GET /items › %s", async ([, query, ids, limit, offset]) => {
  const response = await app.inject(items + query);
  const page = response.json<ItemPage>();
  expect(response.headers["x-total-count"]).toBe("5");
  expect({ ...page, items: page.items.map(({ id }) => id) }).toEqual({
    items: ids,
    total: 5,
    limit,
    offset,
  });
});

test("POST /items › a valid item › 201, counted in the total, first in the list", async () => {
  const response = await app.inject(withJson("POST", items, pencil));
  const created = response.json<Item>();
  expect(response.statusCode).toBe(201);
  expect(created).toMatchObject({ id: 6, ...pencil });
  expect(new Date(created.createdAt).toISOString()).toBe(created.createdAt);
  expect(created.updatedAt).toBe(created.createdAt);
  const page = await listAll(app);
  expect([page.total, page.items[0]]).toEqual([6, created]);
});

const accepted: [rule: string, body: object, want: object][] = [
  ["a price of 0", { ...pencil, price: 0 }, { price: 0 }],
  ["the highest price", { ...pencil, price: 2 ** 53 - 1 }, { price: 9_007_199_254_740_991 }],
  ["a name of 1 character", { ...pencil, name: "a" }, { name: "a" }],
  ["a name of 100 characters", { ...pencil, name: "a".repeat(100) }, { name: "a".repeat(100) }],
  [
    "a name of 100 surrogate pairs",
    { ...pencil, name: "🖊".repeat(100) },
    { name: "🖊".repeat(100) },
  ],
  [
    "a name with quotes and SQL",
    { ...pencil, name: `"'); drop table items` },
    { name: `"'); drop table items` },
  ],
  ["a description of null", { ...pencil, description: null }, { description: null }],
  ["no description", { name: "a", price: 1 }, { description: null }],
  ["an empty description", { ...pencil, description: "" }, { description: "" }],
  [
    "a description of 500 characters",
    { ...pencil, description: "a".repeat(500) },
    { description: "a".repeat(500) },
  ],
];

test.for(accepted)(
  "POST and PUT › %s › the response and the table keep it exactly",
  async ([, body, want]) => {
    const created = await app.inject(withJson("POST", items, body));
    const updated = await app.inject(withJson("PUT", `${items}/1`, body));
    const read = await app.inject(`${items}/6`);
    expect([created.statusCode, updated.statusCode]).toEqual([201, 200]);
    expect(created.json()).toMatchObject(want);
    expect(updated.json()).toMatchObject({ ...want, id: 1 });
    expect(read.json()).toEqual(created.json());
  },
);

test("POST /items › JSON as text/plain › creates the item", async () => {
  const headers = { "content-type": "text/plain;charset=UTF-8" };
  const payload = JSON.stringify(pencil);
  const response = await app.inject({ method: "POST", url: items, headers, payload });
  expect(response.statusCode).toBe(201);
  expect((await listAll(app)).items[0]).toMatchObject(pencil);
});

test("PUT /items/2 › a valid item › replaces that item and keeps createdAt", async () => {
  const before = await listAll(app);
  const response = await app.inject(withJson("PUT", `${items}/2`, { name: "Pad", price: 1 }));
  const after = await listAll(app);
  const [old, updated] = [before, after].map((page) => page.items.find(({ id }) => id === 2));
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual(updated);
  expect(updated).toMatchObject({ name: "Pad", description: null, createdAt: old?.createdAt });
  expect(after.items.filter(({ id }) => id !== 2)).toEqual(
    before.items.filter(({ id }) => id !== 2),
  );
});

test("PATCH /items/2 › a new price › changes only the price of that item; an empty body is refused", async () => {
  const before = await listAll(app);
  const changed = await app.inject(withJson("PATCH", `${items}/2`, { price: 1300 }));
  const item = changed.json<Item>();
  const { total, items: rows } = await listAll(app);
  expect([changed.statusCode, total]).toEqual([200, before.total]);
  const others = (list: Item[]) => list.filter(({ id }) => id !== 2);
  expect(others(rows)).toEqual(others(before.items));
  expect({ ...item, updatedAt: "" }).toEqual({
    ...before.items.find(({ id }) => id === 2),
    price: 1300,
    updatedAt: "",
  });
  const empty = await app.inject(withJson("PATCH", `${items}/2`, {}));
  expect([empty.statusCode, await listAll(app)]).toEqual([400, { ...before, items: rows }]);
});

const changes = [
  { name: "Pad" },
  { description: "A4" },
  { description: "" },
  { description: null },
  { price: 0 },
  { name: "Pad", description: null, price: Number.MAX_SAFE_INTEGER },
];

test.for(changes)("PATCH › %j › changes these fields and keeps the others", async (change) => {
  const before = (await app.inject(`${items}/2`)).json<Item>();
  const changed = (await app.inject(withJson("PATCH", `${items}/2`, change))).json<Item>();
  expect(changed).toEqual({ ...before, ...change, updatedAt: changed.updatedAt });
  expect((await app.inject(`${items}/2`)).json()).toEqual(changed);
});

test("DELETE /items/5 › an existing item › 204 without a body, and the id is never reused", async () => {
  const response = await app.inject({ method: "DELETE", url: `${items}/5` });
  expect([response.statusCode, response.body]).toEqual([204, ""]);
  expect((await listAll(app)).items.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  const created = await app.inject(withJson("POST", items, pencil));
  expect(created.json()).toMatchObject({ id: 6 });
});

const byId = [
  { method: "GET", url: `${items}/6` },
  withJson("PUT", `${items}/6`, pencil),
  withJson("PATCH", `${items}/6`, { price: 1 }),
  { method: "DELETE", url: `${items}/6` },
] as const;

test.for(byId)("$method /items/6 › no such item › 404 in the error envelope", async (request) => {
  const missing = await app.inject(request);
  expect([missing.statusCode, missing.json()]).toEqual([
    404,
    {
      error: {
        code: "ITEM_NOT_FOUND",
        message: "There is no item 6; read the list for those that exist.",
      },
    },
  ]);
  await app.inject(withJson("POST", items, pencil));
  expect((await app.inject(request)).statusCode).toBeLessThan(300);
});
