import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { isForLoopback } from "./guard.ts";

type Pass = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Lets the lab's own pages open Next.js's sockets, and answers everybody else: a listener that does nothing would leave
 * the connection open for ever, and Next.js admits every port of this machine. For development alone: without a
 * listener Node answers an upgrade as any other request.
 */
export function guardUpgrades(origins: readonly string[], pass: Pass): Pass {
  return (request, socket, head) => {
    const { url = "", headers } = request;
    const isOwn = isForLoopback(request) && origins.includes(headers.origin ?? "");
    if (isOwn && url.startsWith("/_next/")) pass(request, socket, head);
    else end(socket, 403, "Ask without Upgrade: only the lab's own pages may open a socket here.");
  };
}

/** Answers what Node's parser refuses; Node itself would send an empty page. */
export function answerUnparsed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
  else if (error.code === "HPE_HEADER_OVERFLOW") {
    end(socket, 431, "This address is too long, with the headers beside it: at most 16 kB.");
  } else if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") {
    end(socket, 408, "The request did not come to its end in time; send it again.");
  } else end(socket, 400, "This cannot be read as HTTP; open an address that begins with http://.");
}

function end(socket: Duplex, status: number, sentence: string): void {
  socket.on("error", () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      "Content-Type: text/plain; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(sentence) + 1}`,
      "Connection: close",
      "",
      `${sentence}\n`,
    ].join("\r\n"),
    () => socket.destroy(),
  );
}
