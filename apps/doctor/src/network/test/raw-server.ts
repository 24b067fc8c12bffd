import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What a server does with a connection once the first request's head is there. */
type Behaviour = (socket: Socket, head: string, count: number) => void;

/**
 * Starts a server that speaks bytes. It ends with the test.
 * @returns its port, the heads that it received and the number of its connections
 */
export async function startRaw(behave: Behaviour, host = "127.0.0.1", port = 0) {
  const seen = { heads: [] as string[], connections: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    seen.connections += 1;
    sockets.add(socket);
    let text = "";
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      for (let end = text.indexOf("\r\n\r\n"); end !== -1; end = text.indexOf("\r\n\r\n")) {
        const head = text.slice(0, end);
        text = text.slice(end + 4);
        seen.heads.push(head);
        behave(socket, head, seen.heads.length);
      }
    });
  });
  server.listen(port, host);
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return Object.assign(seen, { port: (server.address() as AddressInfo).port });
}

/** Writes without end, as fast as the reader takes it. */
export function pour(socket: Socket, bytes: string): void {
  const write = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on("drain", write);
  write();
}

/** Lines of a head with their ends. */
export function lines(...given: string[]): string {
  return given.map((line) => `${line}\r\n`).join("");
}
