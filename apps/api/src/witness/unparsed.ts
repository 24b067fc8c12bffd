import type { Socket } from "node:net";
import { toHeaderLines } from "./wire.ts";
import type { Witness } from "./witness.ts";

type ClientError = Error & { code?: string; rawPacket?: Buffer };

const requestLine = /^(\S+) (\S*[?&]trace=([a-z0-9.]+)\S*) HTTP\/1\.1$/;

/**
 * Answers what Node's parser refuses, as Node itself would, and records it: a method such as `patch` in lower
 * case reaches no route and no hook, and yet a browser gets a 400 without a single CORS header.
 */
export function answerUnparsed(witness: Witness) {
  return (error: ClientError, socket: Socket): void => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy(error);
      return;
    }
    if (error.code === "HPE_INVALID_METHOD")
      record(witness, error.rawPacket?.toString("latin1") ?? "");
    socket.end(`HTTP/1.1 ${statusOf(error.code)}\r\nConnection: close\r\n\r\n`);
  };
}

function statusOf(code = ""): string {
  if (code === "HPE_HEADER_OVERFLOW") return "431 Request Header Fields Too Large";
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "408 Request Timeout" : "400 Bad Request";
}

function record(witness: Witness, packet: string): void {
  const [head = ""] = packet.split("\r\n\r\n", 1);
  const [first = "", ...lines] = head.split("\r\n");
  const [, method, path, trace = ""] = requestLine.exec(first) ?? [];
  if (method === undefined || path === undefined) return;
  witness
    .open(trace, {
      method,
      path,
      requestHeaders: toHeaderLines(lines.flatMap(toPair)),
      response: { status: 400, headers: [["Connection", "close"]] },
      handlerRan: false,
      rowsWritten: 0,
      at: Date.now(),
    })
    ?.close();
}

function toPair(line: string): [name: string, value: string] {
  const [name = ""] = line.split(":", 1);
  return [name, line.slice(name.length + 1).trim()];
}
