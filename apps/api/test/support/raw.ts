import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { buffer, text } from "node:stream/consumers";
import type { HeaderLine } from "@blocked/cors-protocol";
import type { FastifyInstance } from "fastify";

type App = Pick<FastifyInstance, "listen" | "server">;

/** Listens on a free port until the app is closed. */
export async function listen(app: App): Promise<number> {
  await app.listen({ port: 0, host: "127.0.0.1" });
  return (app.server.address() as AddressInfo).port;
}

export type Sent = {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
};
export type Received = { status: number; headers: HeaderLine[]; body: string };

/** Sends a request over a socket and returns the response with its header lines as received. */
export async function send(
  port: number,
  { method = "GET", path, headers = {}, body = "" }: Sent,
): Promise<Received> {
  const sent = request({ port, host: "127.0.0.1", method, path, headers, agent: false });
  sent.end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const lines: HeaderLine[] = [];
  for (const [index, name] of answer.rawHeaders.entries()) {
    if (index % 2 === 0) lines.push([name, answer.rawHeaders[index + 1] ?? ""]);
  }
  return { status: answer.statusCode ?? 0, headers: lines, body: await text(answer) };
}

/** Opens a socket and writes exactly these bytes, one for each character. */
export async function write(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes, "latin1");
  return socket;
}

/** Returns all bytes that follow until the connection ends, one for each character. */
export async function readAll(port: number, bytes: string): Promise<string> {
  return (await buffer(await write(port, bytes))).toString("latin1");
}

/** Parses the status and the header lines as received. */
export function toHead(answer: string): Pick<Received, "status" | "headers"> {
  const [head = ""] = answer.split("\r\n\r\n", 1);
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line): HeaderLine => {
    const [name = ""] = line.split(": ", 1);
    return [name, line.slice(name.length + 2)];
  });
  return { status: Number(first.split(" ")[1]), headers };
}
