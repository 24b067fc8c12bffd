import { connect, constants, type ClientHttp2Session, type ClientHttp2Stream } from "node:http2";
import type { TLSSocket } from "node:tls";
import { Failed } from "./failures.ts";
import { limits } from "./limits.ts";
import type { RawRequest, RawResponse } from "./types.ts";
import type { ReadResponse } from "./http1/response-reader.ts";
import { waitFor } from "./waiting.ts";

type Lines = [name: string, value: string][];

export function startHttp2(socket: TLSSocket, url: URL): ClientHttp2Session {
  const session = connect(url.origin, {
    createConnection: () => socket,
    maxHeaderListPairs: 2000,
    settings: { enablePush: false, maxHeaderListSize: limits.head },
  });
  // A later error without a listener would end the process.
  session.on("error", () => {});
  return session;
}

/** The server did nothing, and wants the request over HTTP/1.1. */
export class NeedsHttp1 extends Error {}

/** What belongs to one HTTP/1 connection and must not be sent in HTTP/2. */
const ofConnection = /^(?:host|connection|keep-alive|proxy-connection|transfer-encoding|upgrade)$/i;

/** The header fields of a request, in the order of the request; HTTP/2 has no upper case. */
function toFields({ url, method, headers }: RawRequest): Record<string, string | string[]> {
  const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? url.host;
  const fields: Record<string, string | string[]> = {
    ":method": method,
    ":authority": host,
    ":scheme": "https",
    ":path": url.pathname + url.search,
  };
  for (const [name, value] of headers) {
    if (ofConnection.test(name)) continue;
    const key = name.toLowerCase();
    const before = fields[key];
    fields[key] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

/** Sends a request as a stream of a session. Once the head is there, whatever goes wrong only cuts the body. */
export async function exchangeHttp2(
  session: ClientHttp2Session,
  request: RawRequest,
  place: string,
  signal: AbortSignal,
): Promise<ReadResponse & { milliseconds: number }> {
  const start = performance.now();
  const stream = session.request(toFields(request), { endStream: request.body === undefined });
  stream.on("error", () => {});
  if (request.body !== undefined) stream.end(request.body);
  const reader = new StreamReader(place);
  try {
    await waitFor<void>(stream, signal, (done, fail) => reader.listen(done, fail));
  } catch (error) {
    if (stream.rstCode === constants.NGHTTP2_HTTP_1_1_REQUIRED) throw new NeedsHttp1();
    if (reader.head === null) throw error;
  } finally {
    close(stream);
  }
  const { head, informational, kept, isWhole, headAt } = reader;
  if (head === null) throw new Failed("reset", `${place} ended the stream without a response.`);
  return {
    httpVersion: "2",
    ...head,
    statusText: "",
    informational,
    body: new Uint8Array(Buffer.concat(kept)),
    isBodyCut: !isWhole,
    milliseconds: headAt - start,
  };
}

function close(stream: ClientHttp2Stream): void {
  if (!stream.closed) stream.close(constants.NGHTTP2_CANCEL);
}

type Done = { done: () => void; fail: (error: unknown) => void };

class StreamReader {
  readonly #place: string;
  readonly informational: RawResponse["informational"][number][] = [];
  readonly kept: Uint8Array[] = [];
  head: { status: number; headers: Lines } | null = null;
  headAt = 0;
  isWhole = false;
  #size = 0;

  constructor(place: string) {
    this.#place = place;
  }

  listen(done: Done["done"], fail: Done["fail"]) {
    return {
      headers: (fields: object, _flags: number, raw: string[]) => {
        this.informational.push(toHead(fields, raw));
        if (this.informational.length <= limits.informational) return;
        const sentence = `${this.#place} sent more than ${limits.informational} informational responses.`;
        fail(new Failed("too large", sentence));
      },
      response: (fields: object, _flags: number, raw: string[]) => {
        this.head = toHead(fields, raw);
        this.headAt = performance.now();
      },
      data: (bytes: Uint8Array) => {
        const room = bytes.subarray(0, limits.body - this.#size);
        this.kept.push(Uint8Array.from(room));
        this.#size += room.length;
        if (room.length < bytes.length) done();
      },
      end: () => {
        this.isWhole = true;
        done();
      },
      error: fail,
      close: () => done(),
    };
  }
}

function toHead(fields: object, raw: readonly string[]): { status: number; headers: Lines } {
  const headers: Lines = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? "";
    if (!name.startsWith(":")) headers.push([name, raw[index + 1] ?? ""]);
  }
  return { status: Number(":status" in fields ? fields[":status"] : 0), headers };
}
