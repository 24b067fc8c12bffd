import type { Head } from "./head.ts";
import { limits } from "../limits.ts";

/** Where the end of a body is found. */
export type Framing =
  | { kind: "none" }
  | { kind: "length"; length: number }
  | { kind: "chunked" }
  | { kind: "close" };

/**
 * How the body of a response is framed; null when two lengths contradict each other, which every browser refuses.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3
 */
export function toFraming(method: string, { status, headers }: Head): Framing | null {
  const values = (wanted: string) =>
    headers
      .filter(([name]) => name.toLowerCase() === wanted)
      .flatMap(([, value]) => value.split(",").map((one) => one.trim().toLowerCase()));
  const isChunked = values("transfer-encoding").at(-1) === "chunked";
  const lengths = new Set(values("content-length"));
  if (!isChunked && lengths.size > 1) return null;
  if (method === "HEAD" || status === 204 || status === 304 || status < 200)
    return { kind: "none" };
  if (isChunked) return { kind: "chunked" };
  const [length] = lengths;
  return length !== undefined && /^\d{1,15}$/.test(length)
    ? { kind: "length", length: Number(length) }
    : { kind: "close" };
}

/** `cut` is the end of a body of which something is missing. */
export type BodyState = "open" | "whole" | "cut";

/** Reads a body and keeps its beginning. */
export class BodyReader {
  readonly #framing: Framing;
  readonly #kept: Uint8Array[] = [];
  #size = 0;
  /** The bytes that are still to come, of the body or of the chunk. */
  #left: number;
  #line = "";
  #part: "size" | "data" | "data end" | "trailers" = "size";
  #trailers = 0;
  state: BodyState = "open";
  /** Whether bytes follow that belong to no response. */
  hasExcess = false;

  constructor(framing: Framing) {
    this.#framing = framing;
    this.#left = framing.kind === "length" ? framing.length : 0;
    const isEmpty = framing.kind === "none" || (framing.kind === "length" && framing.length === 0);
    if (isEmpty) this.state = "whole";
  }

  get body(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#kept));
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && this.state === "open") at = this.#read(bytes, at);
    if (at < bytes.length) this.hasExcess = true;
  }

  /** The connection ended. */
  end(): void {
    if (this.state === "open") this.state = this.#framing.kind === "close" ? "whole" : "cut";
  }

  #read(bytes: Uint8Array, at: number): number {
    if (this.#framing.kind === "close") return this.#keep(bytes, at, bytes.length);
    if (this.#framing.kind === "chunked" && this.#part !== "data") return this.#readLine(bytes, at);
    const end = this.#keep(bytes, at, Math.min(bytes.length, at + this.#left));
    this.#left -= end - at;
    if (this.#left > 0 || this.state !== "open") return end;
    if (this.#framing.kind === "chunked") this.#part = "data end";
    else this.state = "whole";
    return end;
  }

  #keep(bytes: Uint8Array, from: number, to: number): number {
    const room = limits.body - this.#size;
    const end = Math.min(to, from + room);
    if (end > from) this.#kept.push(Uint8Array.from(bytes.subarray(from, end)));
    this.#size += end - from;
    if (to > end) this.state = "cut";
    return to;
  }

  #readLine(bytes: Uint8Array, at: number): number {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline === -1 ? bytes.length : newline;
    const length = end - at + this.#line.length;
    if (length > limits.chunkLine) {
      this.state = "cut";
      return bytes.length;
    }
    this.#line += Buffer.from(bytes.subarray(at, end)).toString("latin1");
    if (newline === -1) return end;
    const line = this.#line.replace(/\r$/, "");
    this.#line = "";
    this.#endLine(line);
    return end + 1;
  }

  #endLine(line: string): void {
    if (this.#part === "size") {
      const size = /^[ \t]*([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
      if (size === undefined) this.state = "cut";
      else this.#left = Number.parseInt(size, 16);
      this.#part = this.#left === 0 ? "trailers" : "data";
    } else if (this.#part === "data end") {
      if (line !== "") this.state = "cut";
      this.#part = "size";
    } else {
      this.#trailers += line.length + 1;
      if (line === "") this.state = "whole";
      else if (this.#trailers > limits.trailers) this.state = "cut";
    }
  }
}
