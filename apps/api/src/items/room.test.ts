import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ErrorEnvelope } from "@blocked/api-client";
import { expect, test } from "vitest";
import { build, items, listAll, pageOrigin, withJson } from "../../test/support/build.ts";
import { makeFolder } from "../../test/real/folder.ts";
import { openDatabase } from "../database/database.ts";

const pen = { name: "Pen", price: 1 };
const post = withJson("POST", items, pen);
const posts = [post, { ...post, headers: { "content-type": "text/plain" } }];
const restore = {
  method: "POST",
  url: "/reset",
  headers: { origin: pageOrigin },
} as const;

/** Builds an API with that many items of the largest size. */
async function buildFull(count: number, path = ":memory:") {
  const database = openDatabase(path);
  const app = await build({ database });
  const insert = database.$client.prepare(
    "INSERT INTO items (name, description, price, created_at, updated_at) VALUES (?, ?, 1, '', '')",
  );
  const { total } = await listAll(app);
  database.$client.transaction(() => {
    for (let row = total; row < count; row += 1) insert.run("🖊".repeat(100), "🖊".repeat(500));
  })();
  return app;
}

const ways = [
  ["one is deleted", { method: "DELETE", url: `${items}/1` }],
  ["the samples are restored", restore],
] as const;

test.for(ways)("POST /items › 1,000 items › 409 until %s", async ([, makeRoom]) => {
  const app = await buildFull(999);
  expect((await app.inject(post)).statusCode).toBe(201);
  for (const request of posts) {
    const answer = await app.inject(request);
    expect([answer.statusCode, answer.json<ErrorEnvelope>().error]).toEqual([
      409,
      {
        code: "TOO_MANY_ITEMS",
        message:
          "There are 1000 items, and no more are taken; delete some, or restore the sample items.",
      },
    ]);
  }
  expect((await listAll(app)).total).toBe(1000);
  const replaced = await app.inject(withJson("PUT", `${items}/1`, pen));
  expect(replaced.statusCode).toBe(200);
  expect((await app.inject(makeRoom)).statusCode).toBe(204);
  expect((await app.inject(post)).statusCode).toBe(201);
});

test("POST /reset › a large table › the file shrinks", async () => {
  const path = join(makeFolder(), "lab.sqlite");
  const app = await buildFull(3000, path);
  const toSize = () =>
    ["", "-wal"].reduce((sum, end) => {
      return sum + (existsSync(path + end) ? statSync(path + end).size : 0);
    }, 0);
  expect(toSize()).toBeGreaterThan(7_000_000);
  const { items: before } = await listAll(app);
  expect((await app.inject(restore)).statusCode).toBe(204);
  expect(toSize()).toBeLessThan(50_000);
  const created = (await app.inject(post)).json<{ id: number }>();
  expect(created.id).toBe((before[0]?.id ?? 0) + 1);
});
