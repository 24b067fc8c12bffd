import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "@blocked/lab";

const tsx = join(root, "node_modules/.bin/tsx");

/** What `pnpm measure` counts, counted by it. */
export async function countVerdicts(): Promise<number> {
  const { stdout } = await promisify(execFile)(tsx, [join(root, "e2e/speed/measure.ts")]);
  const [, count] = /^(\d+) verdicts a second/m.exec(stdout) ?? [];
  if (count === undefined) throw new Error(`pnpm measure says nothing of verdicts: ${stdout}`);
  return Number(count);
}
