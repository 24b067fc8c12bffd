import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { findPortBlock } from "@blocked/lab";
import { type Browser, webkit } from "@playwright/test";
import { listen } from "./listen.ts";

/** WebKitGTK's test browser: one process with one context and one page. */
export type MiniBrowser = { browser: Browser; version: string; close: () => Promise<void> };

const patience = 60_000;
// oxlint-disable-next-line eslint/no-restricted-properties -- handed on, not read
const parentEnvironment = process.env;

/**
 * Starts the system's MiniBrowser on a virtual screen and connects Playwright to its inspector. Playwright expects
 * the list of targets as JSON, but the inspector serves HTML, so a server translates.
 * @throws Error when it does not start within a minute
 */
export async function startMiniBrowser(executable: string): Promise<MiniBrowser> {
  const home = mkdtempSync(join(tmpdir(), "webkit-"));
  const started: ChildProcess[] = [];
  let list: Server | undefined;
  const close = async () => {
    list?.close();
    for (const child of started.toReversed()) await end(child);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    // Without -noreset Xvfb restarts when its last client leaves, and may refuse the next one meanwhile.
    const size = ["-screen", "0", "1440x1000x24"];
    const options = ["-displayfd", "3", "-noreset", "-nolisten", "tcp"];
    const screen = spawnGuarded("Xvfb", [...options, ...size], parentEnvironment);
    started.push(screen);
    const display = await readLine(screen);
    const inspector = `127.0.0.1:${(await findPortBlock()).webPort}`;
    const env = {
      ...parentEnvironment,
      DISPLAY: `:${display}`,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      GDK_BACKEND: "x11",
      NO_AT_BRIDGE: "1",
      WEBKIT_INSPECTOR_HTTP_SERVER: inspector,
    };
    const version = readVersion(executable, env);
    const browser = spawnGuarded(executable, ["--private", "about:blank"], env);
    started.push(browser);
    const target = await findTarget(inspector, browser);
    list = createServer((_request, response) =>
      response.end(JSON.stringify([{ webSocketDebuggerUrl: `ws://${inspector}${target}` }])),
    );
    const connected = await webkit.connectOverCDP(`http://127.0.0.1:${await listen(list)}`);
    const disconnect = async () => {
      // Closes the connection, then fails to close a context that Playwright did not open.
      await connected.close().catch(() => null);
      await close();
    };
    return { browser: connected, version, close: disconnect };
  } catch (error) {
    await close();
    throw error;
  }
}

/** NOTE: without a screen MiniBrowser does not even print its version. */
function readVersion(executable: string, env: NodeJS.ProcessEnv): string {
  const { stdout } = spawnSync(executable, ["--version"], { env, timeout: patience });
  return /\d+(?:\.\d+)+/.exec(String(stdout))?.[0] ?? "unknown";
}

/**
 * Kills the program when the shell's input closes, so that it never outlives this process.
 * NOTE: a background command has no input, so the shell's is duplicated first.
 */
const guarded = 'exec 4<&0; "$@" & child=$!; (cat <&4 >/dev/null; kill -9 $child) & wait $child';

function spawnGuarded(program: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn("sh", ["-c", guarded, "sh", program, ...args], {
    stdio: ["pipe", "ignore", "ignore", "pipe"],
    env,
  });
}

/** Reads the first line that a process writes to descriptor 3. */
async function readLine(child: ChildProcess): Promise<string> {
  const pipe = child.stdio[3] as Readable;
  const failed = once(child, "exit").then(() => {
    throw new Error("Xvfb, the screen for WebKit, did not start.");
  });
  const [line] = (await Promise.race([once(pipe, "data"), failed])) as [Buffer];
  failed.catch(() => null);
  return line.toString().trim();
}

/** Waits until the inspector lists the page; returns the path of its socket. */
async function findTarget(inspector: string, browser: ChildProcess): Promise<string> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline && browser.exitCode === null) {
    const page = await fetch(`http://${inspector}/`)
      .then((response) => response.text())
      .catch(() => "");
    const [target] = /\/socket\/\d+\/\d+\/WebPage/.exec(page) ?? [];
    if (target !== undefined) return target;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`WebKit did not open a page within ${patience / 1000} s.`);
}

async function end(child: ChildProcess): Promise<void> {
  child.stdin?.destroy();
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
