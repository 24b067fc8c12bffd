import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { CorsRequest, Engine, Exchange, HeaderLine } from "@blocked/cors-protocol";

export type Row = {
  id: string;
  request: CorsRequest;
  exchanges: Omit<Exchange, "at">[];
  code: string | null;
  parameter: string | null;
  /** What script got: a status or the error. */
  result: string;
  lines: string[];
};

const folder = new URL("../../../../e2e/reference/", import.meta.url);

/** The recordings of every engine. */
export function readRecordings(): { engine: Engine; version: string; rows: Row[] }[] {
  return readdirSync(folder)
    .filter((file) => /^[a-z]+-[\d.]+\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as never);
}

/** What a server saw of one row, and what it did not expect. */
export type Seen = { requests: HeaderLine[][]; surprises: string[] };

/**
 * A server that answers as the recorded servers did, line by line. Each row has a trace of its own in its addresses,
 * and its responses are sent in their order.
 */
export class ReplayServer {
  readonly #server: Server;
  readonly #rows = new Map<string, { row: Row; seen: Seen }>();
  readonly #sockets = new Set<Socket>();
  connections = 0;
  /** Requests that write; each has a connection of its own, because only others may be repeated. */
  writes = 0;

  constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this.port;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  /** @returns the row with this server's addresses, and the list of what will arrive */
  add(row: Row): { row: Row; seen: Seen } {
    const trace = `row-${this.#rows.size}`;
    const text = JSON.stringify(row)
      .replaceAll("0123456789abcdef.0", trace)
      .replaceAll(/(localhost|127\.0\.0\.1):4000\b/g, `$1:${this.port}`);
    const entry = {
      row: JSON.parse(text) as Row,
      seen: { requests: [], surprises: [] } as Seen,
    };
    this.#rows.set(trace, entry);
    return entry;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    let text = "";
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
        const [start = "", ...lines] = text.slice(0, end).split("\r\n");
        const headers = lines.map((line): HeaderLine => {
          const colon = line.indexOf(":");
          return [line.slice(0, colon), line.slice(colon + 1).trim()];
        });
        const length = Number(headers.find(([name]) => /^content-length$/i.test(name))?.[1] ?? 0);
        if (text.length < end + 4 + length) return;
        text = text.slice(end + 4 + length);
        const [method = "", path = ""] = start.split(" ");
        if (!/^(?:GET|HEAD|OPTIONS)$/.test(method)) this.writes += 1;
        socket.write(this.#answer(method, path, headers), "latin1");
      }
    });
  }

  #answer(method: string, path: string, headers: HeaderLine[]): string {
    const [, trace = ""] = /[?&]trace=([^&#]*)/.exec(path) ?? [];
    const entry = this.#rows.get(trace);
    if (entry === undefined) return "HTTP/1.1 599 Unknown\r\nContent-Length: 0\r\n\r\n";
    const { row, seen } = entry;
    const next = row.exchanges[seen.requests.length];
    seen.requests.push(headers);
    if (next?.method !== method || next.path !== path || next.response === null) {
      seen.surprises.push(`${method} ${path}`);
      return "HTTP/1.1 599 Surprise\r\nContent-Length: 0\r\n\r\n";
    }
    return toText(next.response);
  }
}

/** A response as it was recorded; where the length varied, this body's. */
function toText({ status, headers }: { status: number; headers: HeaderLine[] }): string {
  const hasBody = status !== 204 && status !== 304;
  const body = hasBody ? "{}" : "";
  const lines = headers
    .filter(([name]) => hasBody || !/^content-length$/i.test(name))
    .map(([name, value]) => `${name}: ${value === "(varies)" ? body.length : value}`);
  const isFramed = !hasBody || headers.some(([name]) => /^content-length$/i.test(name));
  const framing = isFramed ? [] : [`Content-Length: ${body.length}`];
  return [`HTTP/1.1 ${status} Recorded`, ...lines, ...framing, "", body].join("\r\n");
}
