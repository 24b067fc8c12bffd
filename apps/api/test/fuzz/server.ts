import { once } from "node:events";
import { createServer, type ServerOptions } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Profile, profiles } from "@blocked/profiles";
import { openDatabase } from "../../src/database/database.ts";
import { refuseUnparsed } from "../../src/witness/unparsed.ts";
import { createWitness } from "../../src/witness/witness.ts";
import { build } from "../support/build.ts";

/** Milliseconds until a response counts as missing. */
const patience = 60_000;

/** The API on a socket, as `main.ts` starts it. */
export async function startServer(
  whenDone: (close: () => Promise<void>) => void,
  { mounted = profiles, ...options }: ServerOptions & { mounted?: readonly Profile[] } = {},
) {
  const witness = createWitness();
  const database = openDatabase(":memory:");
  const app = await build({ witness, database, profiles: mounted }, whenDone);
  await app.ready();
  const server = createServer(options, (request, response) => app.routing(request, response));
  refuseUnparsed(server, witness);
  await once(server.listen(0, "127.0.0.1"), "listening");
  whenDone(async () => void server.close());
  return { app, server, witness, database, port: (server.address() as AddressInfo).port };
}

/**
 * Sends the pieces and waits until the server has closed the connection.
 * @param options.isCut whether the client closes the connection before the request ends
 * @param options.between awaited between two pieces; by default until the server has read
 */
export async function ask(
  port: number,
  pieces: readonly string[],
  { isCut = false, between = untilRead }: { isCut?: boolean; between?: () => Promise<void> } = {},
): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const received: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => received.push(chunk));
  // After its response the server may close without reading the rest.
  socket.on("error", () => {});
  const closed = new Promise<void>((done, fail) => {
    socket.once("close", () => done());
    socket.setTimeout(patience, () => {
      socket.destroy();
      fail(new Error("No answer came, and the connection stayed open."));
    });
  });
  await once(socket, "connect");
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await between();
    if (socket.writable) socket.write(piece, "latin1");
  }
  if (isCut) socket.end();
  await closed;
  return Buffer.concat(received).toString("latin1");
}

/** Waits two turns of the event loop; the server, in this process, has then read what was written. */
async function untilRead(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
