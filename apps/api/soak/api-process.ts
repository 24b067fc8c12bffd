import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

/** The lab page's origin: where nothing is said, its port is 3000. */
export const labPage = "http://localhost:3000";

const folder = fileURLToPath(new URL("..", import.meta.url));

export type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string };

type Limits = {
  /** Whose process it is, where root starts it. */
  uid?: number | undefined;
  /** How far it may write into a file, in blocks of 512 bytes. */
  blocks?: number | undefined;
};

/**
 * Starts the API as a process of its own and waits until it answers.
 * @param program the built API, seen from the app's folder
 */
export async function startApi(
  port: number,
  databasePath: string,
  program: string,
  limits: Limits = {},
) {
  const child = runApi({ API_PORT: String(port), DATABASE_PATH: databasePath }, program, limits);
  const ended = toEnd(child);
  const base = `http://127.0.0.1:${port}`;
  const isUp = await Promise.race([untilHealthy(base), ended.then(() => false)]);
  if (!isUp) throw new Error(`The API ended before it answered: ${(await ended).output}`);
  return {
    base,
    port,
    ended,
    kill: (name: NodeJS.Signals) => {
      child.kill(name);
      return ended;
    },
  };
}

/** Starts it, and neither waits nor looks. */
export function runApi(env: Record<string, string>, program: string, { uid, blocks }: Limits = {}) {
  const [command, ...args] =
    blocks === undefined
      ? [process.execPath, program]
      : ["/bin/sh", "-c", `ulimit -f ${blocks}; exec "$0" "$1"`, process.execPath, program];
  return spawn(command, args, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    // Nothing of what runs the tests: no port, no launcher to watch, no colour.
    env: { PATH: "", ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** How it ends, with all that it says. */
export async function toEnd(child: ChildProcess): Promise<Ended> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  return { code, signal, output };
}

/** A port that nobody has on 127.0.0.1 now. */
export async function findPort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function untilHealthy(base: string): Promise<boolean> {
  for (;;) {
    try {
      if ((await fetch(`${base}/health`)).ok) return true;
    } catch {
      // Not yet.
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}
