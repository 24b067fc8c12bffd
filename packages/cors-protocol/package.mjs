// Makes a folder of compiled files a package that others can install. Runs in the package's folder.
//   tsc -p tsconfig.build.json && node ../cors-protocol/package.mjs dist
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const dist = `${resolve(process.argv[2] ?? "dist")}/`;
const read = (file) => readFileSync(file, "utf8");

// The compiler leaves `.ts` in the imports of declarations, where a package needs `.js`.
for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!file.endsWith(".d.ts")) continue;
  const text = readFileSync(dist + file, "utf8");
  writeFileSync(
    dist + file,
    text.replaceAll(/((?:from|import\()\s*"\.{1,2}\/[^"]+)\.ts"/g, '$1.js"'),
  );
}

const {
  exports,
  dependencies,
  devDependencies: _,
  scripts: __,
  private: ___,
  ...about
} = JSON.parse(read("package.json"));
const built = (source) => source.replace("./src/", "./").replace(/\.ts$/, "");
const entries = Object.entries(exports).map(([entry, source]) => [
  entry,
  { types: `${built(source)}.d.ts`, default: `${built(source)}.js` },
]);
// The workspace's version becomes a range.
const needed = Object.keys(dependencies ?? {}).map((name) => [
  name,
  `^${JSON.parse(read(`node_modules/${name}/package.json`)).version}`,
]);
const manifest = {
  ...about,
  exports: Object.fromEntries(entries),
  ...(needed.length > 0 ? { dependencies: Object.fromEntries(needed) } : {}),
};
writeFileSync(`${dist}package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
cpSync("README.md", `${dist}README.md`);
cpSync("../../LICENSE", `${dist}LICENSE`);
