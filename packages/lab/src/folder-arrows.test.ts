import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.ts";

/** The folders of each place from top to bottom. A file imports from its own folder and from those below. */
const layers: Record<string, string[]> = {
  "apps/api": ["test", "bench", "soak", "src"],
  "apps/web": ["app", "features", "runner", "ui", "lib"],
  "packages/cors-protocol/src": [
    "paste",
    "explain",
    "scan",
    "engines",
    "fetch",
    "quirks",
    "model",
    "http",
  ],
  "apps/doctor/src": ["explain", "check", "survey", "formats"],
  "packages/examination/src": ["report", "probes", "examine", "network"],
  "packages/profiles/src": ["families", "model", "policy"],
  "packages/error-guide": ["generate", "src"],
  "packages/servers": ["conformance", "src"],
  e2e: [
    "tests",
    "companion",
    "conformance",
    "recording",
    "differential",
    "matrix",
    "support",
    "engines",
    "reference",
  ],
};
/** Each folder in these stands beside the others and imports none of them. */
const apart = ["apps/web/features"];

const files = execFileSync("git", ["ls-files", "apps", "packages", "e2e"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => /\.(tsx?|mjs|css)$/.test(path) && !/\.(test|spec)\.tsx?$/.test(path));
const imports = files.flatMap((from) =>
  [
    ...readFileSync(join(root, from), "utf8").matchAll(
      /\bfrom "(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/g,
    ),
  ]
    .map(([, named, dynamic]) => resolve(root, dirname(from), named ?? dynamic ?? ""))
    .map((to) => ({ from, to: relative(root, to) })),
);

test.for(Object.entries(layers))("%s › folders import only from below", ([place, names]) => {
  const depth = (path: string) => names.indexOf(folderIn(place, path) ?? "");
  const inside = imports.filter(({ from, to }) => depth(from) >= 0 && depth(to) >= 0);
  expect(inside.length).toBeGreaterThan(0);
  expect(inside.filter(({ from, to }) => depth(to) < depth(from))).toEqual([]);
});

test.for(apart)("%s › no folder imports its neighbour", (place) => {
  const across = imports.filter(({ from, to }) => {
    const [own, other] = [folderIn(place, from), folderIn(place, to)];
    return own !== null && other !== null && own !== other;
  });
  expect(across).toEqual([]);
});

test("sources › no file has more than 250 lines, and no folder more than 15 files", () => {
  const lines = (path: string) => readFileSync(join(root, path), "utf8").split("\n").length - 1;
  expect(files.filter((path) => lines(path) > 250)).toEqual([]);
  const size = (folder: string) => files.filter((path) => dirname(path) === folder).length;
  expect([...new Set(files.map((path) => dirname(path)))].filter((one) => size(one) > 15)).toEqual(
    [],
  );
});

function folderIn(place: string, path: string): string | null {
  return path.startsWith(`${place}/`) ? (path.slice(place.length + 1).split("/")[0] ?? null) : null;
}
