import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PlainError } from "@blocked/lab";
import { expect, onTestFinished, test } from "vitest";
import { build, items, listAll, withJson } from "../../test/support/build.ts";
import { openDatabase } from "./database.ts";
import { keepAside } from "./keep-aside.ts";

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("openDatabase › a missing folder › is created, and writes survive a restart", async () => {
  const path = join(makeFolder(), "new/lab.sqlite");
  const first = await build({ database: openDatabase(path) });
  await first.inject(withJson("POST", items, { name: "kept", price: 1 }));
  const before = await listAll(first);
  await first.close();
  const second = await build({ database: openDatabase(path) });
  expect(await listAll(second)).toEqual(before);
  expect(before.total).toBe(6);
});

test("a start › an empty table › gets the sample items", async () => {
  const path = join(makeFolder(), "lab.sqlite");
  const first = await build({ database: openDatabase(path) });
  for (const id of [1, 2, 3, 4, 5]) await first.inject({ method: "DELETE", url: `${items}/${id}` });
  expect((await listAll(first)).total).toBe(0);
  await first.close();
  expect((await listAll(await build({ database: openDatabase(path) }))).total).toBe(5);
});

test("openDatabase › a new file › is in WAL mode", () => {
  const database = openDatabase(join(makeFolder(), "lab.sqlite"));
  onTestFinished(() => void database.$client.close());
  expect(database.$client.pragma("journal_mode", { simple: true })).toBe("wal");
});

test("openDatabase › an impossible path › one sentence that names DATABASE_PATH", () => {
  const folder = makeFolder();
  expect(() => openDatabase(folder)).toThrow(PlainError);
  expect(() => openDatabase(folder)).toThrow(
    new RegExp(`^The database ${folder} cannot be opened .*DATABASE_PATH`),
  );
});

test("openDatabase › a path below a file › one sentence that names DATABASE_PATH", () => {
  const file = join(makeFolder(), "file");
  writeFileSync(file, "");
  expect(() => openDatabase(join(file, "lab.sqlite"))).toThrow(
    /^The database .* cannot be opened .*DATABASE_PATH to another file\.$/,
  );
});

/** Creates a database with 500 rows as a killed process leaves it, and damages it. */
function makeDamaged(damage: (bytes: Buffer) => Buffer): string {
  const path = join(makeFolder(), "living.sqlite");
  const database = openDatabase(path);
  const insert = database.$client.prepare(
    "INSERT INTO items (name, price, created_at, updated_at) VALUES (?, 1, '', '')",
  );
  for (let index = 0; index < 500; index += 1) insert.run("x".repeat(100));
  database.$client.pragma("wal_checkpoint(TRUNCATE)");
  insert.run("in the log beside the file");
  const left = join(path, "../lab.sqlite");
  writeFileSync(left, damage(readFileSync(path)));
  copyFileSync(`${path}-wal`, `${left}-wal`);
  database.$client.close();
  return left;
}

const damages: [rule: string, damage: (bytes: Buffer) => Buffer][] = [
  ["is no database", () => Buffer.from("This is a letter. ".repeat(1000))],
  ["has overwritten pages", (bytes) => bytes.fill(0xa5, 3 * 4096, 9 * 4096)],
  ["is truncated", (bytes) => bytes.subarray(0, 6 * 4096)],
];

test.for(damages)(
  "openDatabase › a file that %s › is renamed, and a new one created",
  async ([, damage]) => {
    const path = makeDamaged(damage);
    const before = [readFileSync(path), readFileSync(`${path}-wal`)];
    const said: string[] = [];
    const app = await build({ database: openDatabase(path, (sentence) => said.push(sentence)) });
    expect((await listAll(app)).total).toBe(5);
    const kept = readdirSync(join(path, "..")).filter((name) => name.includes(".corrupt-"));
    const name = join(path, "..", kept[0] ?? "");
    expect(name).toMatch(/lab\.sqlite\.corrupt-[\dT-]+Z$/);
    expect([readFileSync(name), readFileSync(`${name}-wal`)]).toEqual(before);
    expect(said).toEqual([
      `The database ${path} is corrupt: it is kept as ${name}, and a new one is begun.`,
    ]);
  },
);

test("keepAside › three files at once › three names", () => {
  const path = join(makeFolder(), "lab.sqlite");
  const names = ["first", "second", "third"].map((text) => {
    writeFileSync(path, text);
    return keepAside(path, new Date(0));
  });
  expect(names.map((name) => readFileSync(name, "utf8"))).toEqual(["first", "second", "third"]);
});

test("openDatabase › an empty file › becomes a database", async () => {
  const path = join(makeFolder(), "lab.sqlite");
  writeFileSync(path, "");
  const app = await build({ database: openDatabase(path) });
  expect((await listAll(app)).total).toBe(5);
  expect(readdirSync(join(path, "..")).some((name) => name.includes("corrupt"))).toBe(false);
});

test("openDatabase › a file of another kind › is left alone", () => {
  const path = join(makeFolder(), "notes.txt");
  writeFileSync(path, "my shopping list");
  expect(() => openDatabase(path)).toThrow(
    /^The file .*notes\.txt is no database: set DATABASE_PATH/,
  );
  expect(readFileSync(path, "utf8")).toBe("my shopping list");
  expect(readdirSync(join(path, ".."))).toEqual(["notes.txt"]);
});

test("openDatabase › a corrupt file that may be in use › is left alone", () => {
  const path = makeDamaged((bytes) => bytes.subarray(0, 6 * 4096));
  const before = readFileSync(path);
  expect(() => openDatabase(path, null)).toThrow(/^The database .* is corrupt: stop the lab/);
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(join(path, "..")).some((name) => name.includes("corrupt"))).toBe(false);
});
