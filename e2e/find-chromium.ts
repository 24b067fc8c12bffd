import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { PlainError } from "@blocked/lab";
import { chromium } from "@playwright/test";
import { suite } from "./settings.ts";

/** Where systems keep a Chromium, a Chrome or an Edge. The first is the lightest, with the same sentences. */
const installed = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser to drive: the one that was named, Playwright's own, one on this machine, or one that is
 * installed now, after saying so.
 * @throws PlainError when there is none, with what to do
 */
export function findChromium(): string {
  if (suite.chromium !== undefined) {
    if (existsSync(suite.chromium)) return suite.chromium;
    throw new PlainError(`E2E_CHROMIUM names ${suite.chromium}, and no such file exists.`);
  }
  const found = find() ?? (suite.mayInstall ? install() : undefined);
  if (found !== undefined) return found;
  throw new PlainError(
    "There is no Chromium, Chrome or Edge to drive: install one, or name one with E2E_CHROMIUM=/path/to/it.",
  );
}

function find(): string | undefined {
  return [chromium.executablePath(), ...installed].find((path) => existsSync(path));
}

function install(): string | undefined {
  announce("playwright install chromium");
  run("playwright", ["install", "chromium"]);
  if (find() === undefined && isDebian() && process.getuid?.() === 0) {
    announce("apt-get install chromium-headless-shell");
    run("apt-get", ["update", "-qq"]);
    const wait = ["-o", "DPkg::Lock::Timeout=300"];
    run("apt-get", [
      ...wait,
      "install",
      "-y",
      "-qq",
      "--no-install-recommends",
      "chromium-headless-shell",
    ]);
  }
  return find();
}

function announce(command: string): void {
  process.stdout.write(`No browser found; installing one: ${command}\n`);
}

/** Quiet when it works. Why a download failed is not told: the next way is tried, or the last sentence says what to do. */
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
