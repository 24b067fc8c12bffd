// Writes the package that is published: the program with all that it uses, and nothing to install beside it. The parts
// that only a report needs are files of their own, so that the first request leaves early.
//   node bundle.mjs <folder>
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const [, , folder = "dist"] = process.argv;
const outdir = resolve(folder);

rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  outdir,
  entryPoints: ["src/cli.ts"],
  entryNames: "[name]",
  bundle: true,
  splitting: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "esm",
  banner: {
    // yaml is CommonJS, and requires Node's modules.
    js: 'import { createRequire as toRequire } from "node:module"; const require = toRequire(import.meta.url);',
  },
  logLevel: "warning",
  // esbuild has printed the errors.
}).catch(() => process.exit(1));

const { name, version, description, license, type, engines } = JSON.parse(
  readFileSync(join(here, "package.json"), "utf8"),
);
const own = { name, version, description, license, type, engines };
const published = { ...own, bin: { "cors-doctor": "cli.js" }, files: ["*.js", "*.schema.json"] };
writeFileSync(join(outdir, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
// The last section is about this repository.
const [readme = ""] = readFileSync(join(here, "README.md"), "utf8").split("\n## Where to start");
writeFileSync(join(outdir, "README.md"), readme);
for (const name of ["report", "survey", "check", "expectations"]) {
  copyFileSync(join(here, `${name}.schema.json`), join(outdir, `${name}.schema.json`));
}
copyFileSync(join(here, "../../LICENSE"), join(outdir, "LICENSE"));
