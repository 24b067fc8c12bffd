import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exitWith, PlainError } from "@blocked/lab";
import { killInRounds } from "./kill.ts";
import { createRandom, newSeed } from "./random.ts";
import { soak } from "./soak.ts";

// `pnpm soak`: puts the built API under load, or kills it N times.
const usage =
  "Give pnpm soak --connections, --seconds, --kill and --seed whole numbers: pnpm soak --seconds 30, or pnpm soak --kill 50 --seed 7";

const folder = mkdtempSync(join(tmpdir(), "blocked-soak-"));
process.once("exit", () => rmSync(folder, { recursive: true }));
try {
  const { connections, seconds, kill, seed } = readFlags();
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
  const { rounds } = options;
  const killed = await killInRounds({
    ...options,
    writers: 50,
    signal: "SIGKILL",
    onRound: (round, count) =>
      say(`round ${round} of ${rounds}: ${count} writes acknowledged so far`),
  });
  const drained = await killInRounds({ ...options, rounds: 1, writers: 50, signal: "SIGTERM" });
  say(`killed ${rounds} times: ${killed.acknowledged} acknowledged, ${killed.lost.length} lost`);
  say(`drained once: ${drained.acknowledged} acknowledged, ${drained.lost.length} lost`);
  return [...killed.lost, ...drained.lost];
}

async function runSoak({ seconds, ...shared }: Shared & { connections: number; seconds: number }) {
  say(`${shared.connections} connections for ${seconds} s`);
  const toShare = ({ milliseconds }: { milliseconds: number }) => milliseconds / (seconds * 1000);
  return (await soak({ ...shared, toShare, overloads: true, say })).faults;
}

function readFlags() {
  const defaults = { connections: 500, seconds: 30, kill: 0, seed: newSeed() };
  const string = { type: "string" } as const;
  const options = { connections: string, seconds: string, kill: string, seed: string };
  try {
    const { values } = parseArgs({ options });
    if (!Object.values(values).every((text) => /^\d{1,10}$/.test(text))) throw new Error(usage);
    const given = Object.entries(values).map(([name, text]) => [name, Number(text)]);
    return { ...defaults, ...(Object.fromEntries(given) as Partial<typeof defaults>) };
  } catch {
    throw new PlainError(usage);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
