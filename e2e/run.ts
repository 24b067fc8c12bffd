import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { exitWith, findFreeAddresses, PlainError } from "@blocked/lab";
import type { Engine } from "@blocked/cors-protocol";
import { findEngine, installEngines, toAdvice } from "./engines/find.ts";
import { engineTable } from "./engines/table.ts";
import { parseEngines, suite } from "./settings.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

// `pnpm e2e [playwright's arguments]`; the others are `pnpm reference`, `pnpm pictures`, and
// `pnpm differential [--runs N] [--seed N]`.
const modes: Record<string, (args: string[]) => { args: string[]; env: Record<string, string> }> = {
  "--record": (args) => ({ args: ["matrix.spec.ts", ...args], env: { E2E_RECORD: "1" } }),
  "--pictures": (args) => ({ args, env: { E2E_PICTURES: "1" } }),
  "--differential": toDifferential,
};

try {
  const given = process.argv.slice(2);
  const { engines, args: rest } = takeEngines(given);
  const [mode = "", ...others] = rest;
  const { args, env } = modes[mode]?.(others) ?? { args: rest, env: {} };
  const executables = findEngines(engines);
  await findFreeAddresses(suite.webPort, "E2E_WEB_PORT", "e2e");
  await findFreeAddresses(suite.apiPort, "E2E_API_PORT", "e2e");
  for (const ending of ["", "-shm", "-wal"]) rmSync(suite.databasePath + ending, { force: true });
  const { status } = spawnSync(`${here}node_modules/.bin/playwright`, ["test", ...args], {
    cwd: here,
    stdio: "inherit",
    env: {
      // oxlint-disable-next-line eslint/no-restricted-properties -- handed on, not read
      ...process.env,
      ...executables,
      ...env,
    },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  exitWith(error);
}

/** `--engines=all`, or some of them. */
function takeEngines(given: string[]) {
  const flag = given.find((argument) => argument.startsWith("--engines"));
  const value = flag?.split("=")[1] ?? "";
  return {
    args: given.filter((argument) => argument !== flag),
    engines: flag === undefined ? suite.engines : parseEngines(value, "--engines"),
    isAll: value === "all",
  };
}

/** The engines to drive, as Playwright's processes are told. */
function findEngines(wanted: readonly Engine[]): Record<string, string> {
  const missing = installEngines(wanted);
  for (const engine of missing) throw new PlainError(toAdvice(engine));
  return {
    E2E_ENGINES: wanted.join(","),
    ...Object.fromEntries(
      wanted.map((engine) => [engineTable[engine].variable, findEngine(engine) ?? ""]),
    ),
  };
}

function toDifferential(args: string[]) {
  const { survey = false, ...flags } = readFlags(args);
  const { runs = "1000", seed = String(Math.floor(Math.random() * 2 ** 31)) } = flags;
  if (!/^[1-9]\d{0,6}$/.test(runs) || !/^\d{1,10}$/.test(seed)) {
    throw new PlainError(
      "Give --runs a number from 1 to 9999999 and --seed a whole number: pnpm differential --runs 5000 --seed 7",
    );
  }
  return {
    args: ["differential.spec.ts", "--reporter=./differential/progress.ts"],
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
