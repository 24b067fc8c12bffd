import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exitWith, PlainError } from "@blocked/lab";
import { killInRounds } from "./kill.ts";
import { createRandom, newSeed } from "./random.ts";
import { soak } from "./soak.ts";

// `pnpm soak [--connections N] [--seconds N] [--kill N] [--seed N]`: the built API under load, or killed N times.
const usage =
  "Give pnpm soak --connections, --seconds, --kill and --seed whole numbers: pnpm soak --seconds 30, or pnpm soak --kill 50 --seed 7";

const folder = mkdtempSync(join(tmpdir(), "blocked-soak-"));
process.once("exit", () => rmSync(folder, { recursive: true }));
try {
  const { connections, seconds, kill, seed } = readFlags(process.argv.slice(2));
  const shared = {
    databasePath: join(folder, "lab.sqlite"),
    program: "dist/main.js",
    random: createRandom(seed),
  };
  say(`seed ${seed}`);
  const faults =
    kill > 0
      ? await runKills({ ...shared, rounds: kill })
      : await runSoak({ ...shared, connections, seconds });
  for (const fault of faults.slice(0, 20)) say(`  ${fault}`);
  say(faults.length === 0 ? "sound" : `${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
} catch (error) {
  exitWith(error);
}

type Shared = { databasePath: string; program: string; random: () => number };

async function runKills(options: Shared & { rounds: number }): Promise<string[]> {
  const { acknowledged, lost } = await killInRounds({
    ...options,
    writers: 50,
    signal: "SIGKILL",
    onRound: (round, count) =>
      say(`round ${round} of ${options.rounds}: ${count} writes acknowledged so far`),
  });
  const drained = await killInRounds({ ...options, rounds: 1, writers: 50, signal: "SIGTERM" });
  say(`killed ${options.rounds} times: ${acknowledged} writes acknowledged, ${lost.length} lost`);
  say(`drained once: ${drained.acknowledged} acknowledged, ${drained.lost.length} lost`);
  return [...lost, ...drained.lost];
}

async function runSoak(options: Shared & { connections: number; seconds: number }) {
  const { seconds, ...shared } = options;
  say(`${shared.connections} connections for ${seconds} s`);
  const toShare = ({ milliseconds }: { milliseconds: number }) => milliseconds / (seconds * 1000);
  const { faults } = await soak({ ...shared, toShare, overloads: true, say });
  return faults;
}

function readFlags(args: string[]) {
  const options = {
    connections: { type: "string", default: "500" },
    seconds: { type: "string", default: "30" },
    kill: { type: "string", default: "0" },
    seed: { type: "string", default: String(newSeed()) },
  } as const;
  try {
    const { values } = parseArgs({ args, options });
    const toNumber = (text: string) => {
      if (!/^\d{1,10}$/.test(text)) throw new PlainError(usage);
      return Number(text);
    };
    return {
      connections: toNumber(values.connections),
      seconds: toNumber(values.seconds),
      kill: toNumber(values.kill),
      seed: toNumber(values.seed),
    };
  } catch {
    throw new PlainError(usage);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
