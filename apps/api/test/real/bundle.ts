import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const folder = join(import.meta.dirname, "../..");
const real = join(folder, ".real");

/** A build of its own: `pnpm build` may run at the same time. */
export const program = ".real/main.js";
/** The module that opens the database. */
export const databaseModule = join(folder, ".real/database.js");

/** Builds once for all tests that start the API; compiling would take half of each start. */
export function setup(): void {
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    scripts: { build: string };
  };
  const path = [
    join(folder, "node_modules/.bin"),
    "/usr/bin",
    "/bin",
    join(process.execPath, ".."),
  ];
  mkdirSync(real, { recursive: true });
  const made = mkdtempSync(join(real, "new-"));
  // An argument and not part of the command, because the path may contain spaces.
  const command = `${scripts.build} src/database/database.ts --outdir="$1" --entry-names=[name]`;
  execFileSync("sh", ["-c", command, "sh", made], {
    cwd: folder,
    env: { PATH: path.join(delimiter) },
  });
  // A rename is atomic: a concurrent suite never reads half a file.
  for (const file of readdirSync(made)) renameSync(join(made, file), join(real, file));
  rmdirSync(made);
}
