import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PlainError } from "@blocked/lab";
import { expect, onTestFinished, test } from "vitest";
import { build, items, listAll, withJson } from "../../test/build.ts";
import { openDatabase } from "./database.ts";

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("a missing folder is made, and what was written is there after a restart", async () => {
  const path = join(makeFolder(), "new/lab.sqlite");
  const first = await build({ database: openDatabase(path) });
  await first.inject(withJson("POST", items, { name: "kept", price: 1 }));
  const before = await listAll(first);
  await first.close();
  const second = await build({ database: openDatabase(path) });
  expect(await listAll(second)).toEqual(before);
  expect(before.total).toBe(6);
});

test("an emptied table is filled again at the next start", async () => {
  const path = join(makeFolder(), "lab.sqlite");
  const first = await build({ database: openDatabase(path) });
  for (const id of [1, 2, 3, 4, 5]) await first.inject({ method: "DELETE", url: `${items}/${id}` });
  expect((await listAll(first)).total).toBe(0);
  await first.close();
  expect((await listAll(await build({ database: openDatabase(path) }))).total).toBe(5);
});

test("the database is in WAL mode", () => {
  const database = openDatabase(join(makeFolder(), "lab.sqlite"));
  onTestFinished(() => void database.$client.close());
  expect(database.$client.pragma("journal_mode", { simple: true })).toBe("wal");
});

test("a path that cannot be opened is told in one sentence that names the variable", () => {
  const folder = makeFolder();
  expect(() => openDatabase(folder)).toThrow(PlainError);
  expect(() => openDatabase(folder)).toThrow(
    new RegExp(`^The database ${folder} cannot be opened .*DATABASE_PATH`),
  );
});
