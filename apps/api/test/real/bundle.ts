import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const folder = join(import.meta.dirname, "../..");
const real = join(folder, ".real");

/** Built as `pnpm build` does, but apart: that may be under way beside the tests. */
export const program = ".real/main.js";
/** The API's way to its database alone. */
export const databaseModule = join(folder, ".real/database.js");

/** Once for all tests that start the API as a process: half of the time of its start would be compiling it. */
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
  // As an argument and not in the text: a path may hold what the shell takes for more than one word.
  const command = `${scripts.build} src/database/database.ts --outdir="$1" --entry-names=[name]`;
  execFileSync("sh", ["-c", command, "sh", made], {
    cwd: folder,
    env: { PATH: path.join(delimiter) },
  });
  // Moved into place, so that a suite that runs beside this one never reads half a file.
  for (const file of readdirSync(made)) renameSync(join(made, file), join(real, file));
  rmdirSync(made);
}
