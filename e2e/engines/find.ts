import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { PlainError } from "@blocked/lab";
import type { Engine } from "@blocked/cors-protocol";
import { suite } from "../settings.ts";
import { engineTable } from "./table.ts";

/**
 * The program that drives an engine: the one that was named, Playwright's own, or one on this machine.
 * @returns null when there is none
 * @throws PlainError when one is named that does not exist
 */
export function findEngine(engine: Engine): string | null {
  const { variable, playwright, installed, needs } = engineTable[engine];
  const named = suite.executables[engine];
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new PlainError(`${variable} names ${named}, and no such file exists.`);
  }
  if (existsSync(playwright.executablePath())) return playwright.executablePath();
  if (needs !== undefined && !existsSync(needs)) return null;
  return installed.find((path) => existsSync(path)) ?? null;
}

/** Whether a program is the system's own build, which Playwright drives in another way than its own. */
export function isSystemBuild(engine: Engine, executable: string): boolean {
  return executable !== engineTable[engine].playwright.executablePath();
}

/**
 * Installs the engines that are missing, saying first what it does: Playwright's download, and where that
 * fails the packages of Debian and Ubuntu. Quiet when it works; why a download failed is not told, because the
 * next way is tried.
 * @returns those that are still missing
 */
export function installEngines(engines: readonly Engine[]): Engine[] {
  const missing = () => engines.filter((engine) => findEngine(engine) === null);
  if (missing().length === 0 || !suite.mayInstall) return missing();
  announce(`playwright install ${missing().join(" ")}`);
  run("playwright", ["install", ...missing()]);
  if (missing().length > 0 && isDebian() && process.getuid?.() === 0) {
    const packages = missing().flatMap((engine) => engineTable[engine].packages);
    announce(`apt-get install ${packages.join(" ")}`);
    run("apt-get", ["update", "-qq"]);
    const quietly = ["install", "-y", "-qq", "--no-install-recommends"];
    run("apt-get", ["-o", "DPkg::Lock::Timeout=300", ...quietly, ...packages]);
  }
  return missing();
}

/** What a person does to get an engine. */
export function toAdvice(engine: Engine): string {
  const { title, variable, packages } = engineTable[engine];
  return `There is no ${title} to drive: install it (on Debian and Ubuntu: sudo apt-get install ${packages.join(" ")}), or name one with ${variable}=/path/to/it.`;
}

function announce(command: string): void {
  process.stdout.write(`Installing what is missing: ${command}\n`);
}

function run(program: string, args: string[]): void {
  spawnSync(program, args, { stdio: "ignore" });
}

function isDebian(): boolean {
  try {
    return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}
