import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { PlainError } from "../plain-error.ts";
import { runToEnd } from "../processes.ts";

/** As many as keep both cores of a small machine busy. */
const spinners = Math.max(2, availableParallelism());

/**
 * Runs the suite several times while other processes keep every core busy, and counts the passes.
 * @param args `--runs N`, five where nothing is said
 */
export async function stress(args: string[]): Promise<void> {
  const runs = readRuns(args);
  const spinning = Array.from({ length: spinners }, spin);
  const failed: number[] = [];
  try {
    for (let run = 1; run <= runs; run += 1) {
      console.log(`run ${run} of ${runs}, beside ${spinners} processes that spin`);
      // It sets the exit code of a run that failed, which the command keeps.
      if (!(await runToEnd("pnpm", ["--silent", "test"]))) failed.push(run);
    }
  } finally {
    for (const child of spinning) child.kill("SIGKILL");
  }
  console.log(toResult(runs, failed));
}

/** What the command says last. */
function toResult(runs: number, failed: readonly number[]): string {
  const passed = `${runs - failed.length} of ${runs} runs passed`;
  return failed.length === 0 ? passed : `${passed}; failed: run ${failed.join(", run ")}`;
}

/** A process that does nothing else, and ends with this one. */
function spin(): ChildProcess {
  const code = `const parent = process.ppid; while (process.ppid === parent);`;
  return spawn(process.execPath, ["-e", code], { stdio: "ignore" });
}

function readRuns(args: string[]): number {
  const usage = "Give --runs a whole number from 1 to 99: pnpm test:stress --runs 5";
  try {
    const { runs = "5" } = parseArgs({ args, options: { runs: { type: "string" } } }).values;
    if (/^[1-9]\d?$/.test(runs)) return Number(runs);
  } catch {
    // Another flag.
  }
  throw new PlainError(usage);
}
