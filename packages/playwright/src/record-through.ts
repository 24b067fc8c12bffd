import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { request as secureRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { type Preflight, toPreflight, toResponse } from "./preflights.ts";

export type Recorder = {
  /** The address to give to the page in place of the API's. */
  origin: string;
  /** Every preflight so far, in order. */
  preflights: Preflight[];
  close: () => Promise<void>;
};

/**
 * Puts a recorder between page and API, on a free port of this machine, for every engine. It passes each head and
 * body on as received: it adds, drops and answers nothing.
 * @param api the API's origin, such as http://localhost:4000
 */
export async function recordThrough(api: string): Promise<Recorder> {
  const { origin: target, protocol } = new URL(api);
  const send = protocol === "https:" ? secureRequest : request;
  const preflights: Preflight[] = [];
  const server = createServer((received, answer) => {
    const preflight = toRecord(received, target);
    if (preflight !== null) preflights.push(preflight);
    const { method, rawHeaders, url = "/" } = received;
    const sent = send(new URL(url, target), { method, headers: rawHeaders, setHost: false });
    sent.on("response", (response) => {
      if (preflight !== null) {
        preflight.status = response.statusCode ?? null;
        preflight.response = toResponse(response.headersDistinct);
      }
      passOn(response, answer);
    });
    // No response at all, as without the recorder.
    sent.on("error", () => received.socket.destroy());
    received.pipe(sent);
  });
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { origin: `http://localhost:${port}`, preflights, close };
}

function passOn(response: IncomingMessage, answer: ServerResponse): void {
  answer.sendDate = false;
  answer.writeHead(response.statusCode ?? 502, response.statusMessage, response.rawHeaders);
  response.pipe(answer);
}

function toRecord({ method, url = "/", headers }: IncomingMessage, target: string) {
  const isPreflight = method === "OPTIONS" && "access-control-request-method" in headers;
  return isPreflight ? toPreflight(new URL(url, target).href, headers) : null;
}
