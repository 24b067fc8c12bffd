// Makes a folder of compiled files a package that others can install.
//   tsc -p tsconfig.build.json && node package.mjs dist
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = `${resolve(process.argv[2] ?? "dist")}/`;
const read = (file) => readFileSync(here + file, "utf8");

// The compiler leaves `.ts` in the imports of declarations, where a package needs `.js`.
for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!file.endsWith(".d.ts")) continue;
  const text = readFileSync(dist + file, "utf8");
  writeFileSync(
    dist + file,
    text.replaceAll(/((?:from|import\()\s*"\.{1,2}\/[^"]+)\.ts"/g, '$1.js"'),
  );
}

const { name, version, description, keywords, license, type, sideEffects, engines, exports } =
  JSON.parse(read("package.json"));
const built = (source) => source.replace("./src/", "./").replace(/\.ts$/, "");
const entries = Object.entries(exports).map(([entry, source]) => [
  entry,
  { types: `${built(source)}.d.ts`, default: `${built(source)}.js` },
]);
const about = { name, version, description, keywords, license, type, sideEffects, engines };
const manifest = { ...about, exports: Object.fromEntries(entries) };
writeFileSync(`${dist}package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
cpSync(`${here}README.md`, `${dist}README.md`);
cpSync(`${here}../../LICENSE`, `${dist}LICENSE`);
