import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findFreeAddresses, isAlive, PlainError, whenAskedToStop } from "@blocked/lab";
import { type Engine, engines as engineNames } from "@blocked/cors-protocol";
import { findEngine, installEngines, toAdvice } from "./engines/find.ts";
import { launch } from "./engines/launch.ts";
import { engineTable } from "./engines/table.ts";
import { type Ports, startServers } from "./servers.ts";
import { parseEngines, suite } from "./settings.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

// `pnpm e2e [--engines=all] [playwright's arguments]`; the others are `pnpm engines`, `pnpm reference`,
// `pnpm pictures`, `pnpm differential [--runs N] [--seed N] [--survey]` and `pnpm bench --browser`.
const modes: Record<string, (args: string[]) => { args: string[]; env: Record<string, string> }> = {
  "--record": (args) => ({ args: ["matrix.spec.ts", ...args], env: { E2E_RECORD: "1" } }),
  "--pictures": (args) => ({ args, env: { E2E_PICTURES: "1" } }),
  "--differential": toDifferential,
  "--timing": (args) => ({
    args: ["--workers=1", "--reporter=./speed/compare.ts", ...args],
    env: { E2E_TIMING: "1" },
  }),
};

/** @param given the command's arguments */
export async function drive(given: string[]): Promise<void> {
  const { wanted, needed, args: rest } = takeEngines(given);
  const [mode = "", ...others] = rest;
  if (mode === "--install") return installAll();
  const { args, env } = modes[mode]?.(others) ?? { args: rest, env: {} };
  // Before anything is started: who is left behind before it looks for its parent never learns of it.
  let end = () => Promise.resolve();
  whenAskedToStop(() => end(), { patience: 20_000, code: 1 });
  const ports = await readPorts();
  const engines = await gather(wanted, needed);
  const folder = makeFolder();
  const servers = await startServers(ports, join(folder, "lab.sqlite"));
  const child = spawn(`${here}node_modules/.bin/playwright`, ["test", ...args], {
    cwd: here,
    stdio: "inherit",
    env: {
      // oxlint-disable-next-line eslint/no-restricted-properties -- handed on, not read
      ...process.env,
      ...toEnvironment(engines),
      ...env,
      E2E_WEB_PORT: String(servers.webPort),
      E2E_API_PORT: String(servers.apiPort),
      E2E_EVIL_PORT: String(servers.evilPort),
      E2E_FOLDER: folder,
    },
  });
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  end = async () => {
    child.kill("SIGINT");
    await ended;
    await servers.stop();
  };
  const lost = await Promise.race([ended.then(() => null), servers.lost]);
  if (lost !== null) {
    await end();
    throw new PlainError(`The lab ended while it was tested: ${lost.trim() || "it said nothing."}`);
  }
  const [status, signal] = await ended;
  await servers.stop();
  if (signal !== null) throw new PlainError(`Playwright was ended by ${signal}: run it again.`);
  process.exitCode = status ?? 1;
  if (mode === "--record") writeErrorPages();
}

/** The ports that the environment names; null where it names none. */
async function readPorts(): Promise<Ports | null> {
  const { webPort, apiPort, evilPort } = suite;
  if (webPort === 0 && apiPort === 0 && evilPort === 0) return null;
  if (webPort === 0 || apiPort === 0 || evilPort === 0) {
    throw new PlainError(
      "Give all three of E2E_WEB_PORT, E2E_API_PORT and E2E_EVIL_PORT, or none for ports that are free.",
    );
  }
  const command = suite.isReported ? "test" : "e2e";
  await findFreeAddresses(webPort, "E2E_WEB_PORT", command);
  await findFreeAddresses(apiPort, "E2E_API_PORT", command);
  await findFreeAddresses(evilPort, "E2E_EVIL_PORT", command);
  return { webPort, apiPort, evilPort };
}

/** A folder for this run; what runs that have ended left behind is removed. */
function makeFolder(): string {
  mkdirSync(suite.folder, { recursive: true });
  for (const name of readdirSync(suite.folder)) {
    const [, pid] = /^run-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(suite.folder, name), { recursive: true, force: true });
    }
  }
  const folder = join(suite.folder, `run-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** In two processes, because the pages import what the first of them writes. */
function writeErrorPages(): void {
  for (const part of ["recorded", "pages"]) {
    const { status } = spawnSync(`${here}node_modules/.bin/tsx`, ["write-pages.ts", part], {
      cwd: here,
      stdio: "inherit",
    });
    if (status !== 0) process.exitCode = status ?? 1;
  }
}

/**
 * Which engines are wanted, and which of them must be there. `all` takes those that are; an engine that was
 * named, or that E2E_REQUIRE names, is not left out.
 */
function takeEngines(given: string[]) {
  const flag = given.find((argument) => argument.startsWith("--engines"));
  const value = flag?.split("=")[1] ?? "";
  const wanted = flag === undefined ? suite.engines : parseEngines(value, "--engines");
  const isNamed = wanted.length < engineNames.length;
  const needed = isNamed ? wanted : wanted.filter((engine) => suite.required.includes(engine));
  return { args: given.filter((argument) => argument !== flag), wanted, needed };
}

/** Installs what is needed, and says which engines this run drives and which it leaves out. */
async function gather(wanted: readonly Engine[], needed: readonly Engine[]): Promise<Engine[]> {
  const [missing] = installEngines(needed);
  if (missing !== undefined) throw new PlainError(toAdvice(missing));
  const found = wanted.filter((engine) => findEngine(engine) !== null);
  if (found.length === 0) throw new PlainError(toAdvice("chromium"));
  await introduce(found);
  const left = engineNames.filter((engine) => !found.includes(engine));
  for (const engine of left) {
    const why = wanted.includes(engine)
      ? "not installed: pnpm engines"
      : "--engines=all drives it too";
    say(`  left out: ${engineTable[engine].title} (${why})`);
  }
  return found;
}

async function introduce(engines: readonly Engine[]): Promise<void> {
  for (const engine of engines)
    say(`  engine: ${engineTable[engine].title} ${await readVersion(engine)}`);
}

async function readVersion(engine: Engine): Promise<string> {
  try {
    const { version, close } = await launch(engine);
    await close();
    return version;
  } catch (error) {
    const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    const { title, variable } = engineTable[engine];
    throw new PlainError(
      `${title} at ${findEngine(engine)} does not start (${why}): start it by hand to see why, or name another one with ${variable}=/path/to/it.`,
    );
  }
}

/** `pnpm engines` */
async function installAll(): Promise<void> {
  const missing = installEngines(engineNames);
  await introduce(engineNames.filter((engine) => !missing.includes(engine)));
  for (const engine of missing) say(`  missing: ${toAdvice(engine)}`);
  if (missing.length > 0) process.exitCode = 1;
}

/** As Playwright's processes are told. */
function toEnvironment(engines: readonly Engine[]): Record<string, string> {
  const programs = engines.map((engine) => [
    engineTable[engine].variable,
    findEngine(engine) ?? "",
  ]);
  return { E2E_ENGINES: engines.join(","), ...Object.fromEntries(programs) };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
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
