import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import {
  exitWith,
  findFreeAddresses,
  listenOnLoopback,
  readSettings,
  toLoopbackOrigins,
  whenAskedToStop,
} from "@blocked/lab";
import { buildApp } from "./app.ts";
import { openDatabase } from "./database/database.ts";
import { lockDatabase } from "./database/lock.ts";
import type { LogStream } from "./log.ts";
import { refuseUnparsed } from "./witness/unparsed.ts";
import { createWitness } from "./witness/witness.ts";

/** Milliseconds for requests under way after a stop; turbo kills after 10 s. */
const patience = 8000;
const late = "Requests were still under way after 8 s; the API stopped all the same.";

/** Runs the API until it is asked to stop. */
export async function serve(logStream?: LogStream): Promise<void> {
  try {
    const settings = readSettings();
    // Before the file is opened: another API may hold the port and use the database.
    await findFreeAddresses(settings.apiPort, "API_PORT");
    lockDatabase(settings.databasePath);
    const witness = createWitness();
    const app = await buildApp({
      witness,
      database: openDatabase(settings.databasePath),
      pageOrigins: toLoopbackOrigins(settings.webPort),
      apiOrigins: toLoopbackOrigins(settings.apiPort),
      jwtSecret: settings.jwtSecret,
      logLevel: settings.logLevel,
      logStream,
    });
    await app.ready();
    let isStopping = false;
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      if (isStopping) response.setHeader("Connection", "close");
      app.routing(request, response);
    };
    const servers = await listenOnLoopback(settings.apiPort, "API_PORT", listener);
    for (const server of servers) refuseUnparsed(server, witness);
    const watched = servers.map((server) => [server, watchUnused(server)] as const);
    const stop = async () => {
      isStopping = true;
      await Promise.all(watched.map(([server, unused]) => drain(server, unused)));
      await app.close();
    };
    whenAskedToStop(stop, { patience, late });
  } catch (error) {
    exitWith(error);
  }
}

/** Tracks the connections without a request. Browsers open some in advance. */
function watchUnused(server: Server): Set<Socket> {
  const unused = new Set<Socket>();
  server.on("connection", (socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.on("request", ({ socket }) => unused.delete(socket));
  return unused;
}

/** Accepts no new connection, and waits for the requests under way. */
async function drain(server: Server, unused: ReadonlySet<Socket>): Promise<void> {
  // NOTE: close() ends the idle connections only once, and then waits for those that a browser keeps open.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
  }, 20);
  await new Promise((done) => server.close(done));
  clearInterval(sweep);
}
