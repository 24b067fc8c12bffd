import { BodyReader, toFraming } from "./body.ts";
import { Failed } from "../failures.ts";
import { type Head, HeadScanner, parseHead } from "./head.ts";
import { limits } from "../limits.ts";
import type { RawResponse } from "../types.ts";

export type ReadResponse = Omit<RawResponse, "address" | "family" | "milliseconds">;

/** Reads one HTTP/1 response from the bytes of a connection, in bounded memory. */
export class ResponseReader {
  readonly #method: string;
  readonly #place: string;
  readonly #informational: { status: number; headers: Head["headers"] }[] = [];
  #scanner = new HeadScanner();
  #chunks: Uint8Array[] = [];
  #size = 0;
  #head: Head | null = null;
  #body: BodyReader | null = null;

  /** @param place the host and port, for the sentence of a failure */
  constructor(method: string, place: string) {
    this.#method = method;
    this.#place = place;
  }

  get hasBytes(): boolean {
    return this.#size > 0 || this.hasHead;
  }

  /** Whether the head of the final response is there: all that a browser judges. */
  get hasHead(): boolean {
    return this.#head !== null;
  }

  get isDone(): boolean {
    return this.#body !== null && this.#body.state !== "open";
  }

  /** @throws Failed when no browser would read a response */
  push(bytes: Uint8Array): void {
    let rest = bytes;
    while (this.#body === null && rest.length > 0) rest = this.#readHead(rest);
    this.#body?.push(rest);
  }

  /** The connection ended. @throws Failed when it had no complete head */
  end(): void {
    if (this.#body !== null) return this.#body.end();
    const what = this.hasBytes ? "before the response's head was complete" : "without a response";
    throw new Failed("reset", `${this.#place} closed the connection ${what}.`);
  }

  #readHead(bytes: Uint8Array): Uint8Array {
    const end = this.#scanner.scan(bytes);
    const own = end === -1 ? bytes : bytes.subarray(0, end);
    this.#size += own.length;
    if (this.#size > limits.head) {
      throw new Failed("too large", `${this.#place} sent a response head of more than 256 kB.`);
    }
    this.#chunks.push(own);
    this.#refuseOther();
    if (end === -1) return bytes.subarray(bytes.length);
    const head = parseHead(Buffer.concat(this.#chunks).toString("latin1"));
    [this.#chunks, this.#scanner] = [[], new HeadScanner()];
    if (head === null) throw this.#malformed();
    this.#take(head);
    return bytes.subarray(end);
  }

  #take(head: Head): void {
    if (head.status >= 200 || head.status === 101) {
      const framing = toFraming(this.#method, head);
      if (framing === null) {
        const sentence = `${this.#place} sent two different Content-Length values.`;
        throw new Failed("malformed", sentence);
      }
      this.#head = head;
      this.#body = new BodyReader(framing);
      return;
    }
    this.#informational.push({ status: head.status, headers: head.headers });
    if (this.#informational.length > limits.informational) {
      const sentence = `${this.#place} sent more than ${limits.informational} informational responses.`;
      throw new Failed("too large", sentence);
    }
  }

  /** Anything but HTTP is refused at its first bytes, since it may never send an empty line. */
  #refuseOther(): void {
    const [first] = this.#chunks;
    if (
      this.#chunks.length === 1 &&
      first !== undefined &&
      first[0] !== 0x48 &&
      first[0] !== 0x68
    ) {
      throw this.#malformed(first[0] === 0x15 || first[0] === 0x16);
    }
  }

  #malformed(isTls = false): Failed {
    return isTls
      ? new Failed("malformed", `${this.#place} speaks TLS: use https:// for this port.`)
      : new Failed("malformed", `${this.#place} sent something that is not HTTP.`);
  }

  /** Whether the next request may use the same connection. */
  get isReusable(): boolean {
    if (this.#head === null || this.#body?.state !== "whole" || this.#body.hasExcess) return false;
    const { status, headers, httpVersion } = this.#head;
    const connection = headers
      .filter(([name]) => name.toLowerCase() === "connection")
      .flatMap(([, value]) => value.split(",").map((one) => one.trim().toLowerCase()));
    if (status === 101 || connection.includes("close")) return false;
    return httpVersion === "1.1" || connection.includes("keep-alive");
  }

  /** The listeners that read a socket until `isDone`. */
  listen(isDone: () => boolean, done: () => void, fail: (error: unknown) => void) {
    const attempt = (step: () => void) => {
      try {
        step();
        if (isDone()) done();
      } catch (error) {
        fail(error);
      }
    };
    const end = () => attempt(() => this.end());
    return {
      data: (bytes: Uint8Array) => attempt(() => this.push(bytes)),
      end,
      close: end,
      error: fail,
    };
  }

  /** The response as far as it came. @throws when its head is not there */
  toResponse(): ReadResponse {
    if (this.#head === null || this.#body === null) throw new Error("the response has no head");
    const isBodyCut = this.#body.state !== "whole";
    return { ...this.#head, informational: this.#informational, body: this.#body.body, isBodyCut };
  }
}
