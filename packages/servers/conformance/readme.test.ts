import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Runnable } from "./runnable.ts";

const runnable: Runnable = {
  id: "caddy",
  title: "Caddy",
  language: "Proxy",
  // Or a sentence: "Caddy is not installed."
  missing: () => Promise.resolve(null),
  // Installs locked versions into the folder, which git ignores.
  prepare: () => Promise.resolve(),
  versions: () => Promise.resolve({ caddy: "2.6.2" }),
  command: () => ({ file: "./app", args: [], env: {}, cwd: import.meta.dirname }),
};

test("README › example of a measured server › compiles here, character by character", () => {
  const read = (path: string) => readFileSync(join(import.meta.dirname, path), "utf8");
  const [, example = ""] =
    /const runnable: Runnable = (\{[^]*?\n\})/.exec(read("readme.test.ts")) ?? [];
  expect(example).toContain(runnable.title);
  expect(read("../README.md")).toContain(`export const runnable: Runnable = ${example}`);
});
