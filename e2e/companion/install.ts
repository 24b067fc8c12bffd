import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "@blocked/lab";

/** The name of each package that is installed, and its folder, in the order in which they are built. */
const packages = ["cors-protocol", "playwright"];

/**
 * Builds, packs and installs both packages into an empty project, as a user has them. Playwright stands beside them
 * as a link, since no test downloads.
 * @returns the paths of what was built and packed
 */
export function installCompanion(project: string): { built: string; tarball: string } {
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  const tarballs = packages.map((name) => {
    const folder = join(root, "packages", name);
    rmSync(join(folder, "dist"), { recursive: true, force: true });
    run(join(folder, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json"], folder);
    run(process.execPath, [join(root, "packages/cors-protocol/package.mjs"), "dist"], folder);
    const packed = run("npm", ["pack", "--json", "--pack-destination", project], `${folder}/dist`);
    const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
    return join(project, filename);
  });
  const flags = ["--offline", "--no-audit", "--no-fund", "--legacy-peer-deps"];
  run("npm", ["install", ...flags, ...tarballs], project);
  mkdirSync(join(project, "node_modules/@playwright"));
  mkdirSync(join(project, "node_modules/@types"));
  for (const name of ["@playwright/test", "@types/node"]) {
    symlinkSync(
      realpathSync(join(root, "e2e/node_modules", name)),
      join(project, "node_modules", name),
    );
  }
  return { built: join(root, "packages/playwright/dist"), tarball: tarballs[1] ?? "" };
}

/** Copies a file into the project with the addresses of the running servers. */
export function copyTo(
  target: string,
  source: string,
  changes: readonly (readonly [string, string])[],
): void {
  const text = readFileSync(source, "utf8");
  writeFileSync(
    target,
    changes.reduce((all, [from, to]) => all.replaceAll(from, to), text),
  );
}

function run(program: string, args: string[], cwd: string): string {
  return execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
