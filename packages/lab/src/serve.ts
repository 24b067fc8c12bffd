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
import { makeEnvironment } from "./python/environment.ts";
import { fastApi } from "./python/fastapi.ts";
import { runAndReload } from "./reload.ts";
import { root } from "./root.ts";
import { readSettings, type Settings, toOrigin } from "./settings.ts";
import { whenAskedToStop } from "./stop.ts";

/**
 * Runs web and API until it is stopped, and FastAPI with `--fastapi`. Prints their addresses when all respond.
 * Otherwise it relays only warnings and errors.
 */
export async function serve(task: "dev" | "start", args: string[]): Promise<void> {
  const settings = readSettings();
  const hasFastApi = readFlag(args);
  const command = [task, ...args].join(" ");
  await findFreeAddresses(settings.webPort, "WEB_PORT", command);
  await findFreeAddresses(settings.apiPort, "API_PORT", command);
  await findFreeAddresses(settings.evilPort, "EVIL_PORT", command);
  if (hasFastApi) await findFreeAddresses(expectOwnPort(settings), "FASTAPI_PORT", command);

  const stop = new AbortController();
  let ended = Promise.resolve();
  // Longer than the API needs to finish its open requests.
  whenAskedToStop(
    async () => {
      stop.abort();
      await ended;
    },
    { patience: 12_000 },
  );
  const python = hasFastApi ? await makeEnvironment(fastApi.today, console.log) : null;
  const env = python === null ? {} : { FASTAPI_URL: toOrigin(settings.fastapiPort) };
  const runLab = task === "dev" ? runSources : runBuilt;
  ended = runTogether(stop.signal, [
    (signal) => runLab(signal, env),
    ...(python === null ? [] : [(signal: AbortSignal) => runFastApi(python, signal)]),
  ]);
  const addresses: [name: string, origin: string, path: string][] = [
    // The page itself: in development the request compiles it.
    ["Lab", toOrigin(settings.webPort), "/"],
    ["API", toOrigin(settings.apiPort), "/health"],
    ...(python === null
      ? []
      : [
          ["FastAPI", toOrigin(settings.fastapiPort), "/health"] satisfies [string, string, string],
        ]),
  ];
  const urls = addresses.map(([, origin, path]) => origin + path);
  const isUp = await Promise.race([untilAllAnswer(urls), ended.then(() => false)]);
  if (isUp) {
    console.log(addresses.map(([name, origin]) => `${name} ${origin}`).join("\n"));
    await ended;
  }
  if (!stop.signal.aborted)
    throw new PlainError("The lab stopped by itself; the lines above say why.");
}

function readFlag(args: string[]): boolean {
  const unknown = args.find((one) => one !== "--fastapi");
  if (unknown === undefined) return args.length > 0;
  throw new PlainError(`There is no option "${unknown}": the only one is --fastapi.`);
}

function expectOwnPort({ fastapiPort, webPort, apiPort, evilPort }: Settings): number {
  if (![webPort, apiPort, evilPort].includes(fastapiPort)) return fastapiPort;
  throw new PlainError(
    `FASTAPI_PORT is ${fastapiPort}, as is another port of the lab: give it one of its own.`,
  );
}

/** Runs them side by side; when one ends, all end. */
async function runTogether(
  signal: AbortSignal,
  parts: ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const stop = new AbortController();
  const running = parts.map((part) => part(AbortSignal.any([signal, stop.signal])));
  await Promise.race(running);
  stop.abort();
  await Promise.all(running);
}

async function runFastApi(python: string, signal: AbortSignal): Promise<void> {
  const child = start(python, ["-m", "app.main"], {
    cwd: fastApi.folder,
    // Its only line is its address.
    stdio: ["ignore", "ignore", "inherit"],
    env: { LAB_LAUNCHER_PID: String(process.pid) },
  });
  signal.addEventListener("abort", () => child.kill("SIGTERM"));
  await once(child, "exit");
}

/** Starts both servers directly: turbo, pnpm and `tsx watch` would each add a process to start. */
async function runSources(signal: AbortSignal, env: Record<string, string>): Promise<void> {
  const packages = join(root, "packages");
  const folders = readdirSync(packages)
    .map((name) => join(packages, name, "src"))
    .filter((folder) => existsSync(folder));
  const run = (folder: string, ...args: string[]) =>
    startServer(process.execPath, args, { cwd: join(root, folder), env });
  const runApi = () => {
    const child = run("apps/api", "dev.mjs");
    // At the same priority the API delays the first page, which has to be compiled.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    return child;
  };
  await runTogether(signal, [
    async (ending) => {
      const web = run("apps/web", "--import", "tsx", "server/main.ts");
      ending.addEventListener("abort", () => web.kill("SIGTERM"));
      await once(web, "exit");
    },
    (ending) => runAndReload(runApi, [join(root, "apps/api/src"), ...folders], ending),
  ]);
}

/** Builds what is missing, then starts both servers. */
async function runBuilt(signal: AbortSignal, env: Record<string, string>): Promise<void> {
  // Without this, pnpm prints each command that turbo runs.
  const turbo = startServer("turbo", ["run", "start", "--json"], {
    env: { pnpm_config_loglevel: "silent", ...env },
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

async function untilAllAnswer(addresses: readonly string[]): Promise<boolean> {
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
