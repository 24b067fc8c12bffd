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
 * Runs web and API together until it is told to stop. Prints their addresses when both answer, and before
 * and after that nothing but what they say themselves: warnings and errors.
 */
export async function serve(task: "dev" | "start"): Promise<void> {
  const settings = readSettings();
  await findFreeAddresses(settings.webPort, "WEB_PORT", task);
  await findFreeAddresses(settings.apiPort, "API_PORT", task);
  await findFreeAddresses(settings.evilPort, "EVIL_PORT", task);

  const stop = new AbortController();
  const ended = task === "dev" ? runSources(stop.signal) : runBuilt(stop.signal);
  // Longer than the API's own patience, which ends what is under way.
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

/** What `turbo run dev` would run, without turbo, pnpm and `tsx watch`: each is a process more to start. */
async function runSources(signal: AbortSignal): Promise<void> {
  const packages = join(root, "packages");
  const folders = readdirSync(packages)
    .map((name) => join(packages, name, "src"))
    .filter((folder) => existsSync(folder));
  const stopApi = new AbortController();
  const web = run("apps/web", "server/main.ts");
  const webEnded = once(web, "exit");
  signal.addEventListener("abort", () => web.kill("SIGTERM"));
  const api = runAndReload(
    () => {
      const child = run("apps/api", "src/dev.ts");
      // The page has to be compiled and the API does not: at the same priority it holds up the first page.
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

function run(folder: string, file: string): ChildProcess {
  return startServer(process.execPath, ["--import", "tsx", file], { cwd: join(root, folder) });
}

/** What is missing is built first. */
async function runBuilt(signal: AbortSignal): Promise<void> {
  // pnpm would repeat each command that turbo runs.
  const turbo = startServer("turbo", ["run", "start", "--json"], {
    env: { pnpm_config_loglevel: "silent" },
  });
  signal.addEventListener("abort", () => turbo.kill("SIGTERM"));
  await once(turbo, "exit");
}

/** A child whose output is relayed, and which stops when we are gone. */
function startServer(program: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = start(program, args, {
    ...options,
    env: { LAB_LAUNCHER_PID: String(process.pid), ...options.env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout !== null) createInterface({ input: child.stdout }).on("line", relay);
  return child;
}

/** Passes on what the servers say, and turbo's own errors; not turbo's and Next.js's reports of success. */
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

/** Waits for the page itself: in development this compiles it, and another address would be compiled besides. */
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
