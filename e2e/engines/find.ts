import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { PlainError } from "@blocked/lab";
import type { Engine } from "@blocked/cors-protocol";
import { suite } from "../settings.ts";
import { engineTable } from "./table.ts";

/**
 * Finds an engine's program: the one that the environment names, Playwright's own build, or an installed one.
 * @throws PlainError when the named one does not exist
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

/** Playwright drives the system's build by another protocol than its own build. */
export function isSystemBuild(engine: Engine, executable: string): boolean {
  return executable !== engineTable[engine].playwright.executablePath();
}

/**
 * Installs the missing engines: by Playwright's download, and where that fails from Debian's and Ubuntu's packages.
 * Prints each command before running it, and hides the output.
 * @returns the engines that are still missing
 */
export function installEngines(engines: readonly Engine[]): Engine[] {
  const missing = () => engines.filter((engine) => findEngine(engine) === null);
  if (missing().length === 0 || !suite.mayInstall) return missing();
  install("playwright", ["install", ...missing()]);
  if (missing().length > 0 && isDebian() && process.getuid?.() === 0) {
    const packages = missing().flatMap((engine) => engineTable[engine].packages);
    install("apt-get", ["update", "-qq"]);
    const options = ["-o", "DPkg::Lock::Timeout=300", "-y", "-qq", "--no-install-recommends"];
    install("apt-get", ["install", ...options, ...packages]);
  }
  return missing();
}

export function toAdvice(engine: Engine): string {
  const { title, variable, packages } = engineTable[engine];
  return `There is no ${title} to drive: install it (on Debian and Ubuntu: sudo apt-get install ${packages.join(" ")}), or name one with ${variable}=/path/to/it.`;
}

function install(program: string, args: string[]): void {
  process.stdout.write(`Installing what is missing: ${program} ${args.join(" ")}\n`);
  spawnSync(program, args, { stdio: "ignore" });
}

function isDebian(): boolean {
  try {
    return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}
