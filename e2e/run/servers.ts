import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findPortBlock, PlainError, root, toOrigin } from "@blocked/lab";

export type Ports = { webPort: number; apiPort: number; evilPort: number };

type Servers = Ports & {
  /** The second API; null without one. */
  fastapiUrl: string | null;
  stop: () => Promise<void>;
  /** Resolves with the output of a server that exits before it is stopped. */
  lost: Promise<string>;
};

/** Another program may take a port after it was found free, so other ports are tried. */
const attempts = 5;

/**
 * Starts the built API and the built page, as `pnpm start` does, and waits until both respond.
 * @param given ports from the environment; null for free ones
 * @param hasSecondApi whether a second API runs beside the first, where the page expects FastAPI
 * @throws PlainError when one of them exits first
 */
export async function startServers(
  given: Ports | null,
  databasePath: string,
  hasSecondApi = false,
  attempt = 1,
): Promise<Servers> {
  const ports = given ?? (await findPortBlock());
  // Of another block: the port after the API's stays closed.
  const second = hasSecondApi ? (await findPortBlock()).apiPort : null;
  const fastapiUrl = second === null ? null : toOrigin(second);
  const env = {
    // oxlint-disable-next-line eslint/no-restricted-properties -- handed on, not read
    ...process.env,
    WEB_PORT: String(ports.webPort),
    API_PORT: String(ports.apiPort),
    EVIL_PORT: String(ports.evilPort),
    DATABASE_PATH: databasePath,
    ...(fastapiUrl === null ? {} : { FASTAPI_URL: fastapiUrl }),
  };
  const web = join(root, "apps/web");
  const tsx = join(web, "node_modules/.bin/tsx");
  const apis = [ports.apiPort, ...(second === null ? [] : [second])];
  const servers = [
    ...apis.map((port) =>
      run(process.execPath, ["dist/main.js"], join(root, "apps/api"), {
        ...env,
        API_PORT: String(port),
        DATABASE_PATH: port === second ? ":memory:" : databasePath,
      }),
    ),
    run(tsx, ["server/main.ts"], web, { ...env, NODE_ENV: "production" }),
  ];
  const lost = Promise.race(servers.map((server) => server.ended));
  const stop = async () => void (await Promise.all(servers.map((server) => server.stop())));
  const addresses = [
    ...apis.map((port) => `${toOrigin(port)}/health`),
    `${toOrigin(ports.webPort)}/lab.json`,
  ];
  const failure = await Promise.race([lost, untilAllRespond(addresses).then(() => null)]);
  if (failure === null) return { ...ports, fastapiUrl, stop, lost };
  await stop();
  const isPortTaken = given === null && /^Port \d+ is taken/.test(failure);
  if (isPortTaken && attempt < attempts)
    return startServers(given, databasePath, hasSecondApi, attempt + 1);
  throw new PlainError(`The lab did not start: ${failure.trim() || "it said nothing."}`);
}

/** Starts a server and keeps its output, which explains an early exit. */
function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv) {
  const child: ChildProcess = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const closed = once(child, "close");
  return {
    ended: closed.then(() => output),
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
    },
  };
}

async function untilAllRespond(addresses: readonly string[]): Promise<void> {
  const responds = (address: string) =>
    fetch(address)
      .then(({ ok }) => ok)
      .catch(() => false);
  for (const address of addresses) {
    while (!(await responds(address))) await sleep(50);
  }
}
