import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { items } from "../support/build.ts";
import { readAll, toHead } from "../support/raw.ts";
import { findPort, startServer } from "../../soak/server-process.ts";
import { program } from "./bundle.ts";
import { makeFolder } from "./folder.ts";

const body = JSON.stringify({ name: "slow", price: 1 });
const slowHead = `POST ${items} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;

/** Whether the server accepts a new connection. */
async function isTaken(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A single keep-alive connection. */
function keepAlive(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return agent;
}

async function ask(url: string, agent: Agent): Promise<number | undefined> {
  const sent = request(url, { agent }).end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  await text(answer);
  return answer.statusCode;
}

/** Sends requests without a pause and returns the error code that ends them. */
async function askForEver(url: string, agent: Agent, seen: Set<unknown>): Promise<string> {
  for (;;) {
    try {
      seen.add(await ask(url, agent));
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? String(error);
    }
  }
}

/** Another program on the first port; it answers as the API would. */
const other = createServer((_request, response) => response.end("{}"));
await once(other.listen(0, "127.0.0.1"), "listening");
afterAll(() => void other.close());
const lost = (other.address() as AddressInfo).port;
const ports = [lost];
const path = join(makeFolder(afterAll), "lab.sqlite");
const api = await startServer(program, path, {
  find: async () => ports.pop() ?? findPort(),
});
afterAll(async () => void (await api.kill("SIGKILL")));

test("startServer › another program answers on the port › starts on a second port", async () => {
  expect(api.port).not.toBe(lost);
  expect(await (await fetch(`${api.base}/health`)).json()).toMatchObject({ status: "ok" });
});

test("SIGTERM › requests under way › are finished; new connections are refused", async () => {
  // Neither an idle connection nor a busy one delays the stop.
  expect(await ask(`${api.base}/health`, keepAlive())).toBe(200);
  const seen = new Set<unknown>();
  const asking = askForEver(api.base + items, keepAlive(), seen);

  const silent = connect(api.port, "127.0.0.1").on("error", () => {});
  await once(silent, "connect");
  onTestFinished(() => void silent.destroy());

  const slow = connect(api.port, "127.0.0.1");
  const answered = text(slow);
  slow.write(slowHead + body.slice(0, 5));
  // Once this is answered, the server has read what was written before.
  await readAll(api.port, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

  const ended = api.kill("SIGTERM");
  await expect.poll(() => isTaken(api.port), { timeout: 60_000 }).toBe(false);
  expect(["ECONNREFUSED", "ECONNRESET"]).toContain(await asking);
  expect([...seen]).toEqual([200]);
  slow.write(body.slice(5));
  expect(toHead(await answered).status).toBe(201);
  expect(await ended).toEqual({ code: 0, signal: null, output: "" });
});
