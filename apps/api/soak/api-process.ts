import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

/** The lab page's origin: where nothing is said, its port is 3000. */
export const labPage = "http://localhost:3000";

const folder = fileURLToPath(new URL("..", import.meta.url));
const inside = new URL("inside.mjs", import.meta.url).href;

export type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string };

type Run = {
  env: Record<string, string>;
  /** The built API, seen from the app's folder. */
  program: string;
  uid?: number | undefined;
  /** How far it may write into a file, in blocks of 512 bytes. */
  blocks?: number | undefined;
};

/**
 * Starts the API as a process of its own, on a port that nobody else has, and waits until it answers.
 * @param program the built API, seen from the app's folder
 * @param options.find proposes a port
 */
export async function startApi(
  databasePath: string,
  program: string,
  { find = findPort, blocks }: { find?: () => Promise<number>; blocks?: number | undefined } = {},
) {
  return retryWhereTaken(find, async (port) => {
    const env = { API_PORT: String(port), DATABASE_PATH: databasePath };
    const child = run({ env, program, blocks }, ["--expose-gc", "--import", inside]);
    const ended = toEnd(child);
    const base = `http://127.0.0.1:${port}`;
    const isUp = await Promise.race([untilHealthy(child, base), ended.then(() => false)]);
    if (!isUp) return (await ended).output;
    return {
      base,
      port,
      ended,
      /** In bytes, after a collection. */
      readHeld: async (): Promise<number> => {
        const told = once(child, "message", { signal: AbortSignal.timeout(60_000) });
        child.send("collect");
        return ((await told) as [number])[0];
      },
      kill: (name: NodeJS.Signals) => {
        child.kill(name);
        return ended;
      },
    };
  });
}

/** Lets the API run to its end, which it has to come to by itself; on a port that nobody else has. */
export function runToEnd({ env, ...options }: Run): Promise<Ended> {
  return retryWhereTaken(findPort, async (port) => {
    const ended = await toEnd(run({ ...options, env: { API_PORT: String(port), ...env } }));
    return isTaken(ended.output) ? ended.output : ended;
  });
}

/** A port may be lost between the moment when it is found free and the moment when it is used. */
async function retryWhereTaken<Result extends object>(
  find: () => Promise<number>,
  use: (port: number) => Promise<Result | string>,
): Promise<Result> {
  for (;;) {
    const result = await use(await find());
    if (typeof result !== "string") return result;
    if (!isTaken(result)) throw new Error(`The API ended before it answered: ${result}`);
  }
}

function isTaken(output: string): boolean {
  return output.includes("EADDRINUSE");
}

function run({ env, program, uid, blocks }: Run, nodeOptions?: string[]): ChildProcess {
  const stdio: StdioOptions = ["ignore", "pipe", "pipe"];
  const node = [process.execPath, ...(nodeOptions ?? []), program];
  const [command = "", ...args] =
    blocks === undefined
      ? node
      : ["/bin/sh", "-c", `ulimit -f ${blocks}; exec "$@"`, "sh", ...node];
  return spawn(command, args, {
    cwd: folder,
    stdio: nodeOptions === undefined ? stdio : [...stdio, "ipc"],
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

/** Asks until an answer comes, and comes from this process. */
async function untilHealthy(child: ChildProcess, base: string): Promise<boolean> {
  let isOurs = false;
  child.once("message", () => (isOurs = true));
  while (child.exitCode === null && child.signalCode === null) {
    const signal = AbortSignal.timeout(60_000);
    const answer = await fetch(`${base}/health`, { signal }).catch(() => null);
    if (isOurs && answer?.ok === true) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}
