import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exitWith, findFreeAddresses, PlainError } from "@blocked/lab";
import { findChromium } from "./find-chromium.ts";
import { suite } from "./settings.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

// `pnpm e2e [playwright's arguments]`; the others are `pnpm reference`, `pnpm pictures`, and
// `pnpm differential [--runs N] [--seed N]`.
const modes: Record<string, (args: string[]) => { args: string[]; env: Record<string, string> }> = {
  "--record": (args) => ({ args: ["matrix.spec.ts", ...args], env: { E2E_RECORD: "1" } }),
  "--pictures": (args) => ({ args, env: { E2E_PICTURES: "1" } }),
  "--differential": toDifferential,
};

try {
  const [mode = "", ...rest] = process.argv.slice(2);
  const { args, env } = modes[mode]?.(rest) ?? { args: process.argv.slice(2), env: {} };
  await findFreeAddresses(suite.webPort, "E2E_WEB_PORT", "e2e");
  await findFreeAddresses(suite.apiPort, "E2E_API_PORT", "e2e");
  const executable = findChromium();
  for (const ending of ["", "-shm", "-wal"]) rmSync(suite.databasePath + ending, { force: true });
  const { status } = spawnSync(`${here}node_modules/.bin/playwright`, ["test", ...args], {
    cwd: here,
    stdio: "inherit",
    env: {
      // oxlint-disable-next-line eslint/no-restricted-properties -- handed on, not read
      ...process.env,
      E2E_CHROMIUM: executable,
      ...env,
    },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  exitWith(error);
}

function toDifferential(args: string[]) {
  const { runs = "1000", seed = String(Math.floor(Math.random() * 2 ** 31)) } = readFlags(args);
  if (!/^[1-9]\d{0,6}$/.test(runs) || !/^\d{1,10}$/.test(seed)) {
    throw new PlainError(
      "Give --runs a number from 1 to 9999999 and --seed a whole number: pnpm differential --runs 5000 --seed 7",
    );
  }
  return {
    args: ["differential.spec.ts", "--reporter=./differential/progress.ts"],
    env: { E2E_RUNS: runs, E2E_SEED: seed, E2E_PROGRESS: "1" },
  };
}

function readFlags(args: string[]) {
  const options = { runs: { type: "string" }, seed: { type: "string" } } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new PlainError(
      "pnpm differential knows --runs and --seed only: pnpm differential --runs 5000 --seed 7",
    );
  }
}
