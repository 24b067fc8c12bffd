import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { isForLoopback } from "./guard.ts";

type Pass = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Lets only the lab's own pages open Next.js's sockets; Next.js itself admits every port of this machine. The
 * others get a response, because a listener that does nothing leaves the connection open for ever. Production
 * needs no listener: without one Node treats an upgrade as an ordinary request.
 */
export function guardUpgrades(origins: readonly string[], pass: Pass): Pass {
  return (request, socket, head) => {
    const { url = "", headers } = request;
    const isOwn = isForLoopback(request) && origins.includes(headers.origin ?? "");
    if (isOwn && url.startsWith("/_next/")) pass(request, socket, head);
    else
      end(
        socket,
        403,
        "Send the request without Upgrade; only the lab's own pages may open a socket here.",
      );
  };
}

/** Responds to requests that Node's parser rejects; Node itself sends an empty body. */
export function respondToUnparsed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
  else if (error.code === "HPE_HEADER_OVERFLOW") {
    end(socket, 431, "Shorten the address: with the headers it may have 16 kB.");
  } else if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") {
    end(socket, 408, "Send the request again; it did not end in time.");
  } else end(socket, 400, "Open an address that begins with http://; this is not HTTP.");
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
