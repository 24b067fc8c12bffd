import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import {
  exitWith,
  findPortBlock,
  PlainError,
  root,
  terminal,
  toOrigin,
  whenAskedToStop,
} from "@blocked/lab";

// Measures how long `pnpm dev` takes to its first page, beside a bare `next dev` of an empty app: from the start of the
// process until the response to GET / is complete. Run it with `pnpm bench:dev`. Every run after the first finds
// Turbopack's cache on disk; `--cold` deletes the cache before each run.
const here = import.meta.dirname;
const empty = join(here, ".bench");
const labDist = ".next-bench";
const limit = 1.5;

type Contender = { name: string; program: string; args: string[]; cwd: string; dist: string };
const lab = { cwd: root, dist: join(here, labDist) };
const contenders: [Contender, Contender, Contender] = [
  {
    name: "next dev, empty app",
    program: process.execPath,
    args: [join(here, "node_modules/next/dist/bin/next"), "dev"],
    cwd: empty,
    dist: join(empty, ".next"),
  },
  {
    ...lab,
    name: "lab.mjs dev",
    program: process.execPath,
    args: ["packages/lab/bin/lab.mjs", "dev"],
  },
  { ...lab, name: "npx -y pnpm@12 dev", program: "npx", args: ["-y", "pnpm@12", "dev"] },
];
let running: ChildProcess | null = null;

whenAskedToStop(cleanUp, { patience: 15_000, code: 130 });
const failure: unknown = await compare().catch((error: unknown) => error ?? "It failed.");
await cleanUp();
if (failure !== undefined) exitWith(failure);

async function compare(): Promise<void> {
  const { rounds, cold } = readFlags();
  await cleanUp(); // A run that was killed leaves its caches.
  writeEmptyApp();
  const times: [number[], number[], number[]] = [[], [], []];
  // The first round fills the disk caches; its times are dropped.
  for (let round = cold ? 1 : 0; round <= rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      if (cold) rmSync(contender.dist, { recursive: true, force: true });
      const time = await measure(contender, cold);
      if (round > 0) times[index]?.push(time);
      const which = round > 0 ? `${round} of ${rounds}` : "first start";
      process.stderr.write(`${which}: ${contender.name} ${toSeconds(time)}\n`);
    }
  }
  report(times, cold);
}

function report(times: [number[], number[], number[]], cold: boolean): void {
  const [bare = 0, direct = 0, launched = 0] = times.map(toMedian);
  const ratio = direct / bare;
  const reached = ratio <= limit ? "reached" : `missed by ${toPercent(ratio / limit - 1)}`;
  process.stdout.write(
    [
      `To the first page, median of ${times[0].length}, with ${cold ? "no" : "a"} build cache on disk:`,
      `  ${contenders[0].name}: ${toSeconds(bare)}`,
      `  ${contenders[1].name}: ${toSeconds(direct)}, ratio ${ratio.toFixed(2)}; ≤ ${limit}: ${reached}`,
      `  ${contenders[2].name}: ${toSeconds(launched)}, ratio ${(launched / bare).toFixed(2)}`,
      `  of which npx and pnpm: ${toSeconds(launched - direct)}`,
      "",
    ].join("\n"),
  );
}

function readFlags(): { rounds: number; cold: boolean } {
  const { values } = parseArgs({
    options: {
      dev: { type: "boolean" },
      cold: { type: "boolean", default: false },
      rounds: { type: "string", default: "5" },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new PlainError(`--rounds is "${values.rounds}": give it a whole number from 1 on.`);
  }
  return { rounds, cold: values.cold };
}

function writeEmptyApp(): void {
  mkdirSync(join(empty, "app"), { recursive: true });
  const files = {
    "app/layout.jsx":
      "export default function Layout({ children }) { return <html><body>{children}</body></html>; }",
    "app/page.jsx": "export default function Page() { return <p>Empty.</p>; }",
    "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(root)} } };`,
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(empty, path), text);
}

/** Milliseconds from the start of the process until the first page is there. */
async function measure({ program, args, cwd }: Contender, cold: boolean): Promise<number> {
  const { webPort, evilPort, apiPort } = await findPortBlock();
  const begin = performance.now();
  const child: ChildProcess = spawn(program, args, {
    cwd,
    // Its own process group, so that every process in it can be stopped and waited for.
    detached: true,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...terminal,
      PORT: String(webPort),
      WEB_PORT: String(webPort),
      EVIL_PORT: String(evilPort),
      API_PORT: String(apiPort),
      DATABASE_PATH: join(empty, "lab.sqlite"),
      NEXT_DIST_DIR: labDist,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: "development",
      // Next.js writes its cache while idle. This makes it write on a stop too, so that each start finds one.
      ...(cold ? {} : { __NEXT_DEV_WAIT_FOR_TURBOPACK_SHUTDOWN: "1" }),
    },
  });
  running = child;
  while (!(await answers(`${toOrigin(webPort)}/`))) {
    if (child.exitCode !== null) throw new PlainError(`${program} ended before its first page.`);
    await sleep(20);
  }
  const time = performance.now() - begin;
  await stop();
  return time;
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

/** Returns when the last process of the group is over: one that still writes its cache would slow the next down. */
async function stop(): Promise<void> {
  const group = running?.pid;
  if (group === undefined) return;
  signalGroup(group, "SIGTERM");
  while (signalGroup(group, 0)) await sleep(50);
  running = null;
}

/** False when nobody is left in it. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

async function cleanUp(): Promise<void> {
  await stop();
  for (const folder of [empty, lab.dist]) rmSync(folder, { recursive: true, force: true });
}

function toMedian(times: number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

function toSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function toPercent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
