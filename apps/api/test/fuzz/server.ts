import { once } from "node:events";
import { createServer, type ServerOptions } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Profile, profiles } from "@blocked/profiles";
import { openDatabase } from "../../src/database/database.ts";
import { refuseUnparsed } from "../../src/witness/unparsed.ts";
import { createWitness } from "../../src/witness/witness.ts";
import { build } from "../support/build.ts";

/** How long an answer may take before it counts as none, in milliseconds. */
const patience = 60_000;

/** The whole API behind a real socket, as `main.ts` puts it there. */
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
 * @param options.isCut whether the connection is closed first, before the request has come to its end
 * @param options.between what is waited for between two pieces; by default that the server has read
 */
export async function ask(
  port: number,
  pieces: readonly string[],
  { isCut = false, between = untilRead }: { isCut?: boolean; between?: () => Promise<void> } = {},
): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const received: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => received.push(chunk));
  // A server that has answered and closed need not read the rest.
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

/** The server runs in this process: by the second turn it has read what was written before the first. */
async function untilRead(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
