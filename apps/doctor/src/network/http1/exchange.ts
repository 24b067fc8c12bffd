import type { Socket } from "node:net";
import type { ReadResponse, ResponseReader } from "./response-reader.ts";
import type { RawRequest } from "../types.ts";
import { waitFor } from "../waiting.ts";

/** What stands in the first line, and the lines that are for the proxy alone. */
export type Route = { target: string; lines: readonly string[] };

function toHead({ url, method, headers, body }: RawRequest, { target, lines }: Route): string {
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  const own = headers.map(([name, value]) => `${name}: ${value}`);
  // No server reads a request without these two.
  if (!has("host")) own.unshift(`Host: ${url.host}`);
  if (body !== undefined && !has("content-length") && !has("transfer-encoding")) {
    own.push(`Content-Length: ${body.length}`);
  }
  return [`${method} ${target} HTTP/1.1`, ...own, ...lines, "", ""].join("\r\n");
}

/**
 * Sends a request over a connection that nobody else uses, and reads the response. Once the head is there, whatever
 * goes wrong only cuts the body: a browser has judged by then.
 */
export async function exchangeHttp1(
  socket: Socket,
  request: RawRequest,
  route: Route,
  reader: ResponseReader,
  signal: AbortSignal,
): Promise<ReadResponse & { milliseconds: number }> {
  const start = performance.now();
  let headAt: number | null = null;
  const isDone = () => {
    if (reader.hasHead) headAt ??= performance.now();
    return reader.isDone;
  };
  try {
    await waitFor<void>(socket, signal, (done, fail) => {
      socket.write(Buffer.from(toHead(request, route), "latin1"));
      if (request.body !== undefined) socket.write(request.body);
      return reader.listen(isDone, done, fail);
    });
  } catch (error) {
    socket.destroy();
    if (!reader.hasHead) throw error;
  }
  return { ...reader.toResponse(), milliseconds: (headAt ?? start) - start };
}
