import { once } from "node:events";
import { createServer, type ServerOptions } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { profiles } from "@blocked/profiles";
import { openDatabase } from "../../src/database/database.ts";
import { answerUnparsed } from "../../src/witness/unparsed.ts";
import { createWitness } from "../../src/witness/witness.ts";
import { build } from "../build.ts";

/** How long an answer may take before it counts as none, in milliseconds. */
const patience = 10_000;

/** The whole API behind a real socket, as `main.ts` puts it there. */
export async function startServer(
  whenDone: (close: () => Promise<void>) => void,
  options: ServerOptions = {},
) {
  const witness = createWitness();
  const database = openDatabase(":memory:");
  const app = await build({ witness, database, profiles }, whenDone);
  await app.ready();
  const server = createServer(options, (request, response) => app.routing(request, response));
  server.on("clientError", answerUnparsed(witness));
  await once(server.listen(0, "127.0.0.1"), "listening");
  whenDone(async () => void server.close());
  return { app, witness, database, port: (server.address() as AddressInfo).port };
}

/**
 * Sends the bytes in so many pieces, and waits until the server has closed the connection.
 * @param isCut whether the connection is closed first, before the request has come to its end
 */
export async function ask(port: number, bytes: string, pieces = 1, isCut = false): Promise<string> {
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
  const size = Math.ceil(bytes.length / pieces);
  for (let start = 0; start < bytes.length && socket.writable; start += size) {
    if (start > 0) await nextTurn();
    socket.write(bytes.slice(start, start + size), "latin1");
  }
  if (isCut) socket.end();
  await closed;
  return Buffer.concat(received).toString("latin1");
}
