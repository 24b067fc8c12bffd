import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFreeAddresses, isAlive, PlainError, whenAskedToStop } from "@blocked/lab";
import { suite } from "../settings.ts";
import { chooseEngines, installAllEngines, toEnvironment } from "./choose-engines.ts";
import type { Choice } from "./engine-flag.ts";
import { toMode } from "./modes.ts";
import { type Ports, startServers } from "./servers.ts";

const here = fileURLToPath(new URL("..", import.meta.url));

/**
 * `pnpm e2e [--engines=all] [Playwright's arguments]`: chooses the engines, starts the built lab, runs Playwright
 * and stops the lab.
 */
export async function drive(rest: string[], choice: Choice): Promise<void> {
  if (rest[0] === "--install") return installAllEngines();
  const { args, env } = toMode(rest);
  // Watches the parent before anything starts: a process orphaned earlier would never notice.
  let end = () => Promise.resolve();
  whenAskedToStop(() => end(), { patience: 20_000, code: 1 });
  const ports = await readPorts();
  const engines = await chooseEngines(choice);
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
  if (rest[0] === "--record") writeErrorPages();
}

/** Reads the ports that the environment names; null where it names none. */
async function readPorts(): Promise<Ports | null> {
  const { webPort, apiPort, attackerPort: evilPort } = suite;
  const named = [
    ["E2E_WEB_PORT", webPort],
    ["E2E_API_PORT", apiPort],
    ["E2E_EVIL_PORT", evilPort],
  ] as const;
  if (named.every(([, port]) => port === 0)) return null;
  if (named.some(([, port]) => port === 0)) {
    throw new PlainError(
      "Give all three of E2E_WEB_PORT, E2E_API_PORT and E2E_EVIL_PORT, or none for ports that are free.",
    );
  }
  const command = suite.isReported ? "test" : "e2e";
  for (const [name, port] of named) await findFreeAddresses(port, name, command);
  return { webPort, apiPort, evilPort };
}

/** Makes a folder for this run, and removes those of runs that have ended. */
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

/** Runs a process of its own, because the pages import the references that this run wrote. */
function writeErrorPages(): void {
  const main = join(here, "../packages/error-guide/generate/main.ts");
  const { status } = spawnSync(`${here}node_modules/.bin/tsx`, [main], { stdio: "inherit" });
  if (status !== 0) process.exitCode = status ?? 1;
}
