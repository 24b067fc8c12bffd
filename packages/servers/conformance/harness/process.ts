import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { HeaderLine } from "@blocked/cors-protocol";
import type { CaseId, Runnable } from "../runnable.ts";
import { toRefusal } from "./refusal.ts";
import { send } from "./send.ts";

export type Running = {
  port: number;
  /** Returns what the handlers have printed since the last call, once all that came before was read. */
  takeRan(): Promise<ReadonlySet<string>>;
  stop(): Promise<void>;
};

/** How long a start and a line may take on a busy machine; a guard, no measure. */
const hang = 180_000;

/** The groups of processes that run now; none outlives this process. */
const groups = new Set<number>();
process.once("exit", () => {
  for (const pid of groups) kill(pid, "SIGKILL");
});

/**
 * Ends what runs when somebody interrupts the run. Each program has a moment to tidy up.
 * @param onSignal called first: what then fails is no finding
 */
export function endOnSignal(onSignal: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      onSignal();
      for (const pid of groups) kill(pid, "SIGTERM");
      const until = Date.now() + 5000;
      setInterval(() => {
        if (groups.size === 0 || Date.now() > until) process.exit(130);
      }, 20);
    });
  }
}

/** Starts a server with the cases. @returns the sentence with which it refused to start */
export async function start(
  runnable: Runnable,
  cases: readonly CaseId[],
): Promise<Running | string> {
  for (let attempt = 1; ; attempt++) {
    const started = await startOn(await findPort(), runnable, cases);
    const isTaken =
      typeof started === "string" && /EADDRINUSE|address already in use/i.test(started);
    if (!isTaken || attempt === 3) return started;
  }
}

async function startOn(port: number, runnable: Runnable, cases: readonly CaseId[]) {
  const { file, args, env, cwd } = runnable.command(port, cases);
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env, PORT: String(port), CASES: cases.join(",") },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that what it started ends with it.
    detached: true,
  });
  const { pid } = child;
  const failed = once(child, "error").then(([error]) => String(error));
  if (pid === undefined) return failed;
  groups.add(pid);
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (output += String(chunk)));
  child.stderr.setEncoding("utf8").on("data", (chunk) => (errors += String(chunk)));
  const closed = once(child, "close").then(() => groups.delete(pid));
  const stop = () => end(pid, closed);
  const until = Date.now() + hang;
  while (!(await accepts(port))) {
    if (!groups.has(pid) || child.exitCode !== null) {
      await stop();
      return toRefusal(`${output}\n${errors}`);
    }
    if (Date.now() > until) {
      await stop();
      throw new Error(`${runnable.title} does not listen on port ${port} after three minutes.`);
    }
    await wait(50);
  }
  let read = 0;
  const takeRan = async () => {
    const fence = "ran POST /none/items";
    const headers: HeaderLine[] = [["Content-Type", "application/json"]];
    await send(port, { method: "POST", path: "/none/items", headers, body: "{}" });
    const limit = Date.now() + hang;
    for (;;) {
      const lines = output.slice(read).split(/\r?\n/);
      const at = lines.indexOf(fence);
      // The line is complete once another one follows it, even an empty one.
      if (at >= 0 && at < lines.length - 1) {
        read = output.indexOf(fence, read) + fence.length;
        return new Set(lines.slice(0, at + 1).filter((line) => line.startsWith("ran ")));
      }
      if (!groups.has(pid) || Date.now() > limit) {
        const said = toRefusal(`${output}\n${errors}`);
        throw new Error(`${runnable.title} did not print “${fence}”. It printed: ${said}`);
      }
      await wait(5);
    }
  };
  // A server may open its port and end all the same.
  try {
    await takeRan();
  } catch (error) {
    await stop();
    if (child.exitCode !== null && child.exitCode !== 0) return toRefusal(`${output}\n${errors}`);
    throw error;
  }
  return { port, stop, takeRan } satisfies Running;
}

async function end(pid: number, closed: Promise<unknown>): Promise<void> {
  kill(pid, "SIGTERM");
  const isClosed = await Promise.race([
    closed.then(() => true),
    wait(10_000, false, { ref: false }),
  ]);
  if (!isClosed) kill(pid, "SIGKILL");
  await closed;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already.
  }
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
