import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../database/database.ts";
import { createItems, type Items } from "./store.ts";
import { createPageCache } from "./cache.ts";

const pen = { name: "Pen", price: 1 };

/** Two connections to one file, like those of the API and `pnpm reset`. */
function open() {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  const databases = [1, 2].map(() => openDatabase(join(folder, "lab.sqlite")));
  onTestFinished(() => {
    for (const { $client } of databases) $client.close();
    rmSync(folder, { recursive: true });
  });
  return databases as [(typeof databases)[0], (typeof databases)[0]];
}

const writes: [what: string, write: (items: Items) => unknown][] = [
  ["creating", (items) => items.create(pen)],
  ["replacing", (items) => items.update(1, pen)],
  ["deleting", (items) => items.remove(1)],
  ["restoring the samples", (items) => items.restoreSamples()],
];
const writers = [
  ["this connection", 0],
  ["another one", 1],
] as const;
const cases = writes.flatMap(([what, write]) =>
  writers.map(([who, index]) => ({ what, who, write, index })),
);

test.for(cases)(
  "the page cache › $what by $who › appears in the list at once",
  ({ write, index }) => {
    const databases = open();
    const all = databases.map((database) => createItems(database));
    const [items] = all;
    items?.restoreSamples();
    items?.create(pen);
    const before = items?.list(100, 0);
    expect(items?.list(100, 0)).toBe(before);
    write(all[index] ?? createItems(databases[index]));
    const after = items?.list(100, 0);
    expect(after).not.toBe(before);
    expect(after?.json.equals(createItems(databases[1]).list(100, 0).json)).toBe(true);
  },
);

test("the page cache › any other write › appears in the list at once", () => {
  const [database] = open();
  const items = createItems(database);
  items.restoreSamples();
  items.list(100, 0);
  database.$client.exec("DELETE FROM items");
  expect(items.list(100, 0).json.toString()).toBe('{"items":[],"total":0,"limit":100,"offset":0}');
});

test("the page cache › many different pages › stays small", () => {
  const [database] = open();
  const remember = createPageCache<number>(database);
  let reads = 0;
  const ask = (page: number) => remember(String(page), () => (reads += 1));
  for (let page = 0; page < 1000; page += 1) ask(page);
  ask(999);
  expect(reads).toBe(1000);
  ask(0);
  expect(reads).toBe(1001);
});
