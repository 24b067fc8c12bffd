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
import { keepDatabase } from "./database/lock.ts";
import type { LogStream } from "./log.ts";
import { refuseUnparsed } from "./witness/unparsed.ts";
import { createWitness } from "./witness/witness.ts";

/** How long requests that are under way may take once the API is asked to stop, in milliseconds; turbo kills after 10 s. */
const patience = 8000;
const late = "Requests were still under way after 8 s; the API stopped all the same.";

/** Runs the API until it is asked to stop. */
export async function serve(logStream?: LogStream): Promise<void> {
  try {
    const settings = readSettings();
    // Before the file is touched: whoever holds the port or the lock may be another API at work on it.
    await findFreeAddresses(settings.apiPort, "API_PORT");
    keepDatabase(settings.databasePath);
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
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      if (isStopping) response.setHeader("Connection", "close");
      app.routing(request, response);
    };
    const servers = await listenOnLoopback(settings.apiPort, "API_PORT", answer);
    for (const server of servers) refuseUnparsed(server, witness);
    const watched = servers.map((server) => [server, watchSilent(server)] as const);
    const stop = async () => {
      isStopping = true;
      await Promise.all(watched.map(([server, silent]) => drain(server, silent)));
      await app.close();
    };
    whenAskedToStop(stop, { patience, late });
  } catch (error) {
    exitWith(error);
  }
}

/** The connections on which nothing has come yet. A browser opens some before it knows what for. */
function watchSilent(server: Server): Set<Socket> {
  const silent = new Set<Socket>();
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.on("request", ({ socket }) => silent.delete(socket));
  return silent;
}

/** Takes no new connection, and waits for what is under way. */
async function drain(server: Server, silent: ReadonlySet<Socket>): Promise<void> {
  // NOTE: Node closes the idle connections once, and then waits for those that a browser keeps, used or not.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
  }, 20);
  await new Promise((done) => server.close(done));
  clearInterval(sweep);
}
