import { parseArgs } from "node:util";
import { PlainError } from "@blocked/lab";

/** Playwright's arguments, and the settings that its processes read. */
export type Mode = { args: string[]; env: Record<string, string> };

/** By the first argument, which the named command passes. */
const modes: Record<string, (args: string[]) => Mode> = {
  // `pnpm reference`
  "--record": (args) => ({ args: ["tests/matrix.spec.ts", ...args], env: { E2E_RECORD: "1" } }),
  // `pnpm e2e --fastapi`, and with --record
  "--fastapi": ([first, ...args]) => ({
    args: [
      "tests/fastapi.spec.ts",
      ...(first === undefined || first === "--record" ? [] : [first]),
      ...args,
    ],
    env: { E2E_FASTAPI: "1", ...(first === "--record" ? { E2E_RECORD: "1" } : {}) },
  }),
  // `pnpm pictures`
  "--pictures": (args) => ({ args, env: { E2E_PICTURES: "1" } }),
  // `pnpm differential [--runs N] [--seed N] [--survey]`
  "--differential": toDifferential,
  // `pnpm bench --browser`
  "--timing": (args) => ({
    args: ["--workers=1", "--reporter=./speed/compare.ts", ...args],
    env: { E2E_TIMING: "1" },
  }),
};

export function toMode(args: string[]): Mode {
  const [first = "", ...others] = args;
  return modes[first]?.(others) ?? { args, env: {} };
}

function toDifferential(args: string[]): Mode {
  const { survey = false, ...flags } = readFlags(args);
  const { runs = "1000", seed = String(Math.floor(Math.random() * 2 ** 31)) } = flags;
  if (!/^[1-9]\d{0,6}$/.test(runs) || !/^\d{1,10}$/.test(seed)) {
    throw new PlainError(
      "Give --runs a number from 1 to 9999999 and --seed a whole number: pnpm differential --runs 5000 --seed 7",
    );
  }
  return {
    args: ["tests/differential.spec.ts", "--reporter=./differential/progress.ts"],
    env: { E2E_RUNS: runs, E2E_SEED: seed, E2E_PROGRESS: "1", E2E_SURVEY: survey ? "1" : "0" },
  };
}

function readFlags(args: string[]) {
  const options = {
    runs: { type: "string" },
    seed: { type: "string" },
    survey: { type: "boolean" },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new PlainError(
      "pnpm differential knows --engines, --runs, --seed and --survey only: pnpm differential --runs 5000 --seed 7",
    );
  }
}
