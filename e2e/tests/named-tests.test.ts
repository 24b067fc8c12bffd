import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@blocked/lab";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(join(root, path), "utf8");

test("SECURITY.md › every test file that it names › exists", () => {
  const named = [...read(".github/SECURITY.md").matchAll(/`([\w-]+\.(?:test|spec)\.ts)`/g)];
  const files = ["apps", "packages", "e2e"].flatMap((folder) => listFiles(join(root, folder)));
  expect(named.length).toBeGreaterThan(20);
  expect(files).toEqual(expect.arrayContaining(named.map(([, file]) => file)));
});

/** Names all files below a folder, without installed and built ones. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? listFiles(join(folder, entry.name)) : [entry.name];
  });
}
