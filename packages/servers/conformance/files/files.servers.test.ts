import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type CorsRequest, type HeaderLine, simulate } from "@blocked/cors-protocol";
import { expect, inject, onTestFinished, test } from "vitest";
import { otherOrigin, pageOrigin } from "../../src/measured/cases.ts";
import { serversById } from "../../src/servers.ts";
import { type ServerId, serverNames } from "../../src/shared/names.ts";
import { type Needs, toOptions } from "../../src/shared/whole-file.ts";
import { findChosen, load } from "../harness/find.ts";
import { findPort, launch } from "../harness/process.ts";
import { send } from "../harness/send.ts";
import { toCommand } from "./command.ts";

/** The app behind a proxy, which knows nothing of CORS. */
async function startUpstream(): Promise<number> {
  const upstream = createServer((request, response) => {
    request.resume();
    response.writeHead(request.method === "GET" ? 200 : 404).end();
  }).listen(0, "127.0.0.1");
  await once(upstream, "listening");
  onTestFinished(() => void upstream.close());
  return (upstream.address() as AddressInfo).port;
}

/** Writes the file that a reader copies, and starts it. @returns the port on which it listens */
async function start(id: ServerId, needs: Needs): Promise<number> {
  const runnable = await load(id);
  const port = await findPort();
  const folder = await mkdtemp(join(runnable.command(port, []).cwd, ".file-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  // Apache gives up its rights before it reads the folder.
  await chmod(folder, 0o755);
  const { name, toText } = serversById[id].file;
  // A configuration names its ports.
  const text = toText(toOptions(needs))
    .replaceAll(/(?<=[ *:])4000\b(?!")/g, String(port))
    .replaceAll("127.0.0.1:4001", `127.0.0.1:${await startUpstream()}`);
  await writeFile(join(folder, name), text);
  const command = await toCommand({ runnable, folder, name, port });
  const launched = await launch(runnable.title, port, command);
  if (typeof launched === "string") throw new Error(`${runnable.title} refused: ${launched}`);
  onTestFinished(() => launched.stop());
  return port;
}

const requests = {
  read: {},
  "read with cookies": { credentials: "include" },
  "read with a token": { headers: [["Authorization", "Bearer 1"]] },
  "read with a token and cookies": {
    headers: [["Authorization", "Bearer 1"]],
    credentials: "include",
  },
} as const satisfies Record<string, Partial<CorsRequest>>;

type RequestName = keyof typeof requests;
const names = Object.keys(requests) as RequestName[];

/** What a browser makes of each request of a page. */
async function judge(port: number, origin: string): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const name of names) {
    const request: CorsRequest = {
      method: "GET",
      url: `http://localhost:${port}/items`,
      origin,
      headers: [],
      mode: "cors",
      credentials: "omit",
      ...requests[name],
    };
    const verdict = await simulate(request, ({ method, url, headers }) => {
      const cookies: HeaderLine[] =
        method !== "OPTIONS" && request.credentials === "include" ? [["Cookie", "session=1"]] : [];
      return send(port, { method, path: new URL(url).pathname, headers: [...headers, ...cookies] });
    });
    seen[name] = verdict.outcome;
  }
  return seen;
}

const toAll = (toOutcome: (name: RequestName) => string) =>
  Object.fromEntries(names.map((name) => [name, toOutcome(name)]));

const listed: Needs = {
  origins: [pageOrigin, "https://second.example.test"],
  cookies: true,
  methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
  headers: ["Content-Type", "Authorization"],
  exposed: ["X-Total-Count"],
};
const everybody: Needs = { ...listed, origins: ["*"], cookies: false };

const ids = findChosen(inject("only")).filter((id): id is ServerId => id in serverNames);

test.for(ids)(
  "%s file › listed origins and cookies › read by them alone",
  { timeout: 600_000 },
  async (id, { skip }) => {
    const runnable = await load(id);
    const missing = await runnable.missing();
    skip(missing !== null, missing ?? "");
    await runnable.prepare();
    const port = await start(id, listed);
    expect(await judge(port, pageOrigin)).toEqual(toAll(() => "readable"));
    expect(await judge(port, "https://second.example.test")).toEqual(toAll(() => "readable"));
    expect(await judge(port, otherOrigin)).toEqual(toAll(() => "blocked"));
  },
);

test.for(ids)(
  "%s file › every origin without cookies › read by everybody, and by nobody with cookies",
  { timeout: 600_000 },
  async (id, { skip }) => {
    const runnable = await load(id);
    const missing = await runnable.missing();
    skip(missing !== null, missing ?? "");
    await runnable.prepare();
    const port = await start(id, everybody);
    const want = toAll((name) => (name.endsWith("cookies") ? "blocked" : "readable"));
    expect(await judge(port, pageOrigin)).toEqual(want);
    expect(await judge(port, otherOrigin)).toEqual(want);
  },
);
