import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

export const apiFolder = fileURLToPath(new URL("..", import.meta.url));
const probe = new URL("probe.mjs", import.meta.url).href;

export type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string };

type Options = {
  args?: string[];
  /** Proposes a port. */
  find?: () => Promise<number>;
  /** Wraps the command, for example in a shell that sets a limit. */
  prefix?: string[];
};

export type ServerProcess = Awaited<ReturnType<typeof startServer>>;

/**
 * Starts a server in its own process, on a free port, and waits until it answers.
 * @param program a built program, relative to apps/api
 */
export async function startServer(program: string, databasePath: string, options: Options = {}) {
  const { args = [], find = findPort, prefix = [] } = options;
  for (;;) {
    const port = await find();
    const node = [process.execPath, "--expose-gc", "--import", probe, program, ...args];
    const [command = "", ...rest] = [...prefix, ...node];
    const child = spawn(command, rest, {
      cwd: apiFolder,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // Inherits nothing, such as a port or a launcher to watch.
      env: { PATH: "", NODE_ENV: "production", API_PORT: `${port}`, DATABASE_PATH: databasePath },
    });
    const ended = toEnd(child);
    const base = `http://127.0.0.1:${port}`;
    if (await Promise.race([answers(child, base), ended.then(() => false)])) {
      return {
        base,
        port,
        ended,
        /** Reads the CPU time in microseconds, or the bytes held after a collection. */
        read: async (measure: "cpu" | "held"): Promise<number> => {
          const message = once(child, "message", { signal: AbortSignal.timeout(60_000) });
          child.send(measure);
          return ((await message) as [number])[0];
        },
        kill: (signal: NodeJS.Signals) => {
          child.kill(signal);
          return ended;
        },
      };
    }
    const { output } = await ended;
    // Another program can take the port after it was found free.
    if (!output.includes("EADDRINUSE")) throw new Error(`${program} ended early: ${output}`);
  }
}

/** Waits for the end of a process and collects its output. */
export async function toEnd(child: ChildProcess): Promise<Ended> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { code, signal, output };
}

/** @returns a port that is free on 127.0.0.1 */
export async function findPort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Sends requests until the child itself answers one. */
async function answers(child: ChildProcess, base: string): Promise<boolean> {
  let isOurs = false;
  child.once("message", () => (isOurs = true));
  while (child.exitCode === null && child.signalCode === null) {
    const signal = AbortSignal.timeout(60_000);
    const response = await fetch(`${base}/health`, { signal }).catch(() => null);
    if (isOurs && response !== null) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}
