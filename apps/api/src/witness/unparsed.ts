import { METHODS } from "node:http";
import type { Socket } from "node:net";
import { isExperiment } from "./recorder.ts";
import { toHeaderLines } from "./wire.ts";
import type { Witness } from "./witness.ts";

type ClientError = Error & { code?: string; rawPacket?: Buffer };

const requestLine = /^(\S+) (\/\S*) HTTP\/\d\.\d$/;

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
    record(witness, error.rawPacket?.toString("latin1") ?? "");
    socket.end(`HTTP/1.1 ${statusOf(error.code)}\r\nConnection: close\r\n\r\n`);
  };
}

function statusOf(code = ""): string {
  if (code === "HPE_HEADER_OVERFLOW") return "431 Request Header Fields Too Large";
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "408 Request Timeout" : "400 Bad Request";
}

/** Only a whole head, and only for a method that the parser does not know: behind it may stand others. */
function record(witness: Witness, packet: string): void {
  const [head, ...rest] = packet.split("\r\n\r\n");
  const [first = "", ...lines] = head?.split("\r\n") ?? [];
  const [, method = "", path = ""] = requestLine.exec(first) ?? [];
  if (rest.length === 0 || METHODS.includes(method) || !isExperiment(path)) return;
  const [trace = "", ...others] = new URL(path, "http://localhost").searchParams.getAll("trace");
  if (others.length > 0) return;
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
