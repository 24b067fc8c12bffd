import {
  type IncomingMessage,
  METHODS,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Duplex } from "node:stream";
import type { Exchange, HeaderLine } from "@blocked/cors-protocol";
import { ApiError, envelopeHeaders, toEnvelope } from "../errors.ts";
import { isRecorded } from "./recorder.ts";
import { toHeaderLines } from "./wire.ts";
import type { Witness } from "./witness.ts";

type ClientError = Error & { code?: string; rawPacket?: Buffer };

const requestLine = /^(\S+) (\/\S*) HTTP\/\d\.\d$/;

const malformed = new ApiError(
  400,
  "MALFORMED_REQUEST",
  "Send a request that HTTP/1.1 knows: a method in capitals, an address in ASCII, and each header as Name: value.",
);
const tooLarge = "Send less than 16 KiB of address and headers.";
const tooLate = "Send the whole request; its end did not come in time.";
const extensions = "Send chunks without extensions.";
/** By the code of Node's error. */
const refusals: { [code: string]: ApiError } = {
  HPE_HEADER_OVERFLOW: new ApiError(431, "HEAD_TOO_LARGE", tooLarge),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new ApiError(413, "CHUNK_EXTENSIONS_TOO_LARGE", extensions),
  ERR_HTTP_REQUEST_TIMEOUT: new ApiError(408, "REQUEST_TIMEOUT", tooLate),
};
const noExpectation = new ApiError(417, "UNKNOWN_EXPECTATION", "Leave the header Expect out.");
const noTunnel = new ApiError(405, "NO_TUNNEL", "Call the API itself; it is no proxy.");

/**
 * Answers with the error envelope where Node would respond before Fastify sees the request, and records what the
 * parser rejects. A method such as `patch` in lower case reaches no hook: the browser gets a 400 without CORS
 * headers.
 */
export function refuseUnparsed(server: Server, witness: Witness): void {
  const last = new WeakMap<Duplex, { request: IncomingMessage; response: ServerResponse }>();
  server.on("request", (request: IncomingMessage, response: ServerResponse) =>
    last.set(request.socket, { request, response }),
  );
  server.on("clientError", (error: ClientError, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy(error);
      return;
    }
    // The fault may follow a whole request. That request is being handled, so its own response has to arrive.
    const before = last.get(socket);
    if (before?.request.complete === true && !before.response.writableFinished) {
      before.response.once("finish", () => socket.end());
      return;
    }
    record(witness, error.rawPacket?.toString("latin1") ?? "");
    refuse(socket, refusals[error.code ?? ""] ?? malformed);
  });
  server.on("checkExpectation", ({ socket }) => refuse(socket, noExpectation));
  server.on("connect", (_request, socket) => refuse(socket, noTunnel));
  // Leaves a request without a Host to the host guard. Node has no setter, but reads the property each time.
  Object.assign(server, { requireHostHeader: false });
}

function refuse(socket: Duplex, error: ApiError): void {
  const { status, headers } = toResponse(error);
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  socket.end(
    [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", toBody(error)].join("\r\n"),
  );
}

function toResponse(error: ApiError): { status: number; headers: HeaderLine[] } {
  const length = Buffer.byteLength(toBody(error));
  const headers = { Connection: "close", ...envelopeHeaders, "Content-Length": `${length}` };
  return { status: error.statusCode, headers: Object.entries(headers) };
}

function toBody({ code, message }: ApiError): string {
  return JSON.stringify(toEnvelope(code, message));
}

/** The exchange of a request whose method Node's parser does not know. */
export function refusedByParser(
  method: string,
  path: string,
  requestHeaders: readonly HeaderLine[],
): Exchange {
  return {
    method,
    path,
    requestHeaders: [...requestHeaders],
    response: toResponse(malformed),
    handlerRan: false,
    rowsWritten: 0,
    at: Date.now(),
  };
}

/** Records only a whole head with an unknown method. Otherwise the packet may hold several requests. */
function record(witness: Witness, packet: string): void {
  const [head, ...rest] = packet.split("\r\n\r\n");
  const [first = "", ...lines] = head?.split("\r\n") ?? [];
  const [, method = "", path = ""] = requestLine.exec(first) ?? [];
  if (rest.length === 0 || METHODS.includes(method) || !isRecorded(path)) return;
  const [trace = "", ...others] = new URL(path, "http://localhost").searchParams.getAll("trace");
  if (others.length > 0) return;
  const headers = toHeaderLines(lines.flatMap(toPair));
  witness.open(trace, refusedByParser(method, path, headers))?.close();
}

function toPair(line: string): [name: string, value: string] {
  const [name = ""] = line.split(":", 1);
  return [name, line.slice(name.length + 1).trim()];
}
