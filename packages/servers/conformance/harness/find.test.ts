import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findIds, load } from "./find.ts";

function makeFolder(files: Record<string, string>): string {
  const place = mkdtempSync(join(tmpdir(), "servers-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(place, file, ".."), { recursive: true });
    writeFileSync(join(place, file), text);
  }
  return place;
}

test("list of servers › a folder more › a server more, and no folder without server.ts", async () => {
  const place = makeFolder({
    "one/server.ts": 'export const runnable = { id: "one", title: "One" };',
    "harness/find.ts": "",
    "run.ts": "",
  });
  expect(findIds(place)).toEqual(["one"]);
  expect(await load("one", place)).toEqual({ id: "one", title: "One" });
});

test("list of servers › a folder and a server of two names › an error that names both", async () => {
  const place = makeFolder({ "two/server.ts": 'export const runnable = { id: "other" };' });
  await expect(load("two", place)).rejects.toThrow("The folder two has a server named other.");
});

test("list of servers › this repository › has the servers of Node.js", () => {
  expect(findIds()).toEqual(expect.arrayContaining(["express", "fastify", "hono", "koa"]));
});
