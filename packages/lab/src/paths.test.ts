import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.ts";

/** Installed or built, not written here. */
const isForeign = (name: string) => /^(?:\.|node_modules$|dist$|test-results$)/.test(name);

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (isForeign(entry.name)) return [];
    if (entry.isDirectory()) return listSources(path);
    return /\.(?:m?[jt]s|tsx)$/.test(entry.name) ? [path] : [];
  });
}

const sources = listSources(root).map((path) => [relative(root, path), readFileSync(path, "utf8")]);
const usesBoth = (text = "") => text.includes("import.meta.url") && text.includes(`.${"pathname"}`);

test("source files › none uses a URL's pathname as a path, because it is percent-encoded", () => {
  expect(sources.length).toBeGreaterThan(400);
  expect(sources.flatMap(([path, text]) => (usesBoth(text) ? [path] : []))).toEqual([]);
});
