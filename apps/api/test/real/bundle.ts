import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../..");
const real = join(folder, ".real");

/** A build of its own: `pnpm build` may run at the same time. */
export const program = ".real/main.js";
/** What `pnpm reset` runs. */
export const resetProgram = ".real/reset.js";
/** The module that opens the database. */
export const databaseModule = join(folder, ".real/database.js");

const entries = ["src/main.ts", "src/reset.ts", "src/database/database.ts"];

/** Builds once for all tests that start the API; compiling would take most of each start. */
export function setup(): void {
  mkdirSync(real, { recursive: true });
  const made = mkdtempSync(join(real, "new-"));
  execFileSync(process.execPath, ["bundle.mjs", made, ...entries], { cwd: folder });
  // A rename is atomic: a concurrent suite never reads half a file.
  for (const file of readdirSync(made)) renameSync(join(made, file), join(real, file));
  rmdirSync(made);
}
