import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Item } from "@blocked/api-client";
import { expect, test } from "vitest";
import { toEnd } from "../../soak/server-process.ts";
import { openDatabase } from "../../src/database/database.ts";
import { build, items, withJson } from "../support/build.ts";
import { makeFolder } from "./folder.ts";

const rounds = 3000;

/** Increments a price again and again, in another process. */
const addPrices = `
  import Database from "better-sqlite3";
  const database = new Database(process.argv[1]);
  database.pragma("synchronous = NORMAL");
  const add = database.prepare("UPDATE items SET price = price + 1 WHERE id = 1");
  for (let round = 0; round < ${rounds}; round += 1) add.run();
`;

test("PATCH › another process writes the same item meanwhile › neither write is lost", async () => {
  const path = join(makeFolder(), "lab.sqlite");
  const app = await build({ database: openDatabase(path) });
  const read = async () => (await app.inject(`${items}/1`)).json<Item>();
  const before = await read();
  const args = ["--input-type=module", "-e", addPrices, path];
  const child = spawn(process.execPath, args, { cwd: join(import.meta.dirname, "../..") });
  let isOver = false;
  const ended = toEnd(child).finally(() => (isOver = true));
  let name = before.name;
  for (let count = 1; !isOver; count += 1) {
    const sent = `name ${count}`;
    const { statusCode } = await app.inject(withJson("PATCH", `${items}/1`, { name: sent }));
    // The API waits half a second for the lock.
    expect([200, 503]).toContain(statusCode);
    if (statusCode === 200) name = sent;
    await new Promise((done) => setImmediate(done));
  }
  expect(await ended).toMatchObject({ code: 0, output: "" });
  expect(await read()).toMatchObject({ name, price: before.price + rounds });
});
