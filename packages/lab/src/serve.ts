import type { ChildProcess, SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreeAddresses } from "./loopback.ts";
import { PlainError } from "./plain-error.ts";
import { start } from "./processes.ts";
import { runAndReload } from "./reload.ts";
import { root } from "./root.ts";
import { readSettings, type Settings, toOrigin } from "./settings.ts";
import { whenAskedToStop } from "./stop.ts";

/**
 * Runs web and API until it is stopped. Prints their addresses when both respond. Otherwise it relays only warnings
 * and errors.
 */
export async function serve(task: "dev" | "start"): Promise<void> {
  const settings = readSettings();
  await findFreeAddresses(settings.webPort, "WEB_PORT", task);
  await findFreeAddresses(settings.apiPort, "API_PORT", task);
  await findFreeAddresses(settings.evilPort, "EVIL_PORT", task);

  const stop = new AbortController();
  const ended = task === "dev" ? runSources(stop.signal) : runBuilt(stop.signal);
  // Longer than the API needs to finish its open requests.
  whenAskedToStop(
    async () => {
      stop.abort();
      await ended;
    },
    { patience: 12_000 },
  );
  const isUp = await Promise.race([untilBothAnswer(settings), ended.then(() => false)]);
  if (isUp) {
    console.log(`Lab ${toOrigin(settings.webPort)}\nAPI ${toOrigin(settings.apiPort)}`);
    await ended;
  }
  if (!stop.signal.aborted)
    throw new PlainError("The lab stopped by itself; the lines above say why.");
}

/** Starts both servers directly: turbo, pnpm and `tsx watch` would each add a process to start. */
async function runSources(signal: AbortSignal): Promise<void> {
  const packages = join(root, "packages");
  const folders = readdirSync(packages)
    .map((name) => join(packages, name, "src"))
    .filter((folder) => existsSync(folder));
  const stopApi = new AbortController();
  const web = run("apps/web", "--import", "tsx", "server/main.ts");
  const webEnded = once(web, "exit");
  signal.addEventListener("abort", () => web.kill("SIGTERM"));
  const api = runAndReload(
    () => {
      const child = run("apps/api", "dev.mjs");
      // At the same priority the API delays the first page, which has to be compiled.
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
      return child;
    },
    [join(root, "apps/api/src"), ...folders],
    AbortSignal.any([signal, stopApi.signal]),
  );
  await Promise.race([webEnded, api]);
  stopApi.abort();
  await Promise.all([webEnded, api]);
}

function run(folder: string, ...args: string[]): ChildProcess {
  return startServer(process.execPath, args, { cwd: join(root, folder) });
}

/** Builds what is missing, then starts both servers. */
async function runBuilt(signal: AbortSignal): Promise<void> {
  // Without this, pnpm prints each command that turbo runs.
  const turbo = startServer("turbo", ["run", "start", "--json"], {
    env: { pnpm_config_loglevel: "silent" },
  });
  signal.addEventListener("abort", () => turbo.kill("SIGTERM"));
  await once(turbo, "exit");
}

/** Starts a server that ends with the launcher, and relays its output. */
function startServer(program: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = start(program, args, {
    ...options,
    env: { LAB_LAUNCHER_PID: String(process.pid), ...options.env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout !== null) createInterface({ input: child.stdout }).on("line", relay);
  return child;
}

/** Relays the servers' output and turbo's errors; drops the success reports of turbo and Next.js. */
function relay(line: string): void {
  const { source, level, text } = parse(line);
  const isChatter =
    source === "turbo" ? level !== "error" : /^(?:cache (?:bypass|hit|miss)| ?[✓○] )/.test(text);
  if (!isChatter && text.trim() !== "") console.log(text);
}

function parse(line: string): { source: string; level: string; text: string } {
  try {
    return JSON.parse(line) as { source: string; level: string; text: string };
  } catch {
    return { source: "", level: "error", text: line };
  }
}

/** Waits for the page itself: in development the request compiles it. */
async function untilBothAnswer({ webPort, apiPort }: Settings): Promise<boolean> {
  const addresses = [`${toOrigin(webPort)}/`, `${toOrigin(apiPort)}/health`];
  for (const address of addresses) {
    while (!(await answers(address))) await sleep(100);
  }
  return true;
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}
