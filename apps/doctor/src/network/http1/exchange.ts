import type { Socket } from "node:net";
import type { ReadResponse, ResponseReader } from "./response-reader.ts";
import type { RawRequest } from "../types.ts";
import { waitFor } from "../waiting.ts";

/** The bytes of a request's head. @param target the request target: a path, or a URL for a proxy */
export function toHead({ url, method, headers, body }: RawRequest, target: string): string {
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  // No server reads a request without these two.
  if (!has("host")) lines.unshift(`Host: ${url.host}`);
  if (body !== undefined && !has("content-length") && !has("transfer-encoding")) {
    lines.push(`Content-Length: ${body.length}`);
  }
  return [`${method} ${target} HTTP/1.1`, ...lines, "", ""].join("\r\n");
}

/**
 * Sends a request over a connection that nobody else uses, and reads the response. Once the head is there, whatever
 * goes wrong only cuts the body: a browser has judged by then.
 */
export async function exchangeHttp1(
  socket: Socket,
  { request, target }: { request: RawRequest; target: string },
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
      socket.write(Buffer.from(toHead(request, target), "latin1"));
      if (request.body !== undefined) socket.write(request.body);
      return reader.listen(isDone, done, fail);
    });
  } catch (error) {
    socket.destroy();
    if (!reader.hasHead) throw error;
  }
  return { ...reader.toResponse(), milliseconds: (headAt ?? start) - start };
}
