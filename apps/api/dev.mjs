// Bundles and runs the API for `pnpm dev`: tsx, which compiles file by file, takes a third longer.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { stop } from "esbuild";
import { bundle } from "./bundle.mjs";

const options = { sourcemap: "linked", sourcesContent: false, write: false };
// esbuild has printed the errors.
const { outputFiles } = await bundle(".dev", ["src/dev.ts"], options).catch(() => process.exit(1));
await stop();
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  // A rename is atomic: another lab of this clone never reads half a file.
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}
process.setSourceMapsEnabled(true);
await import("./.dev/dev.js");
