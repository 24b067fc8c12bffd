// Bundles the API with its dependencies: loading hundreds of files takes most of a start. JavaScript, because `pnpm dev`
// runs it too, and tsx would take longer than the bundler.
//   node bundle.mjs <folder> <entry>…
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * @param {string} outdir
 * @param {string[]} entryPoints
 * @param {import("esbuild").BuildOptions} options
 */
export function bundle(outdir, entryPoints, options = {}) {
  return build({
    absWorkingDir: here,
    outdir,
    entryPoints,
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    // A native module, and two that read files beside their own.
    external: ["better-sqlite3", "@fastify/swagger", "@fastify/swagger-ui"],
    banner: {
      // CommonJS dependencies require Node's modules.
      js: 'import { createRequire as toRequire } from "node:module"; const require = toRequire(import.meta.url);',
    },
    logLevel: "warning",
    ...options,
  });
}

const [, program, outdir, ...entryPoints] = process.argv;
if (program === fileURLToPath(import.meta.url)) {
  // esbuild has printed the errors.
  await bundle(outdir, entryPoints).catch(() => process.exit(1));
}
