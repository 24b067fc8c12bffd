import type { CorsRequest, Engine, HeaderLine, OutgoingRequest } from "@blocked/cors-protocol";
import type { Network, RawRequest } from "../network/types.ts";
import { toHeaders } from "./headers/headers.ts";
import type { Asked, Options, Sent } from "./types.ts";

/** Methods that no server may take as an order to change something. */
const reading = ["GET", "HEAD", "OPTIONS"];

export const isWriting = (method: string) => !reading.includes(method);

/** Sends each request once, whichever engines would send it, and keeps the list of what was sent. */
export class Postbox {
  readonly sent: Sent[] = [];
  readonly #keys: string[] = [];
  readonly #asked: Asked;
  readonly #options: Options;
  readonly #network: Network;

  constructor(asked: Asked, options: Options, network: Network) {
    this.#asked = asked;
    this.#options = options;
    this.#network = network;
  }

  /** Why a request is not sent; null where it may be. */
  whyNot(outgoing: OutgoingRequest): string | null {
    if (!isWriting(outgoing.method)) return null;
    if (!this.#options.send) {
      return `${outgoing.method} can change something on the server, and is only sent with --send.`;
    }
    // A second one that differs only in its Origin would write a second time.
    const isRepeated = this.sent.some(
      ({ raw }, at) =>
        raw.method === outgoing.method &&
        raw.url.href === outgoing.url &&
        this.#keys[at] !== toKey(outgoing),
    );
    return isRepeated
      ? `${outgoing.method} was sent once for another engine, with other headers. --engine sends this engine’s own.`
      : null;
  }

  async send(
    engine: Engine,
    outgoing: OutgoingRequest,
    request: CorsRequest,
  ): Promise<{ sent: Sent; place: number }> {
    const key = toKey(outgoing);
    const known = this.#keys.indexOf(key);
    const before = this.sent[known];
    if (before !== undefined) return { sent: before, place: known };
    const cookie = this.#toCookie(outgoing, request);
    const body = this.#toBody(outgoing);
    const raw: RawRequest = {
      url: new URL(outgoing.url),
      method: outgoing.method,
      headers: toHeaders(engine, outgoing, {
        request,
        cookie,
        length: toLength(outgoing.method, body),
      }),
      ...(body === null ? {} : { body }),
    };
    const answer = await this.#network.exchange(raw);
    const headers: HeaderLine[] =
      cookie === null ? outgoing.headers : [...outgoing.headers, ["Cookie", cookie]];
    const role = outgoing.phase === "preflight" ? "preflight" : "request";
    const sent: Sent = { role, raw, headers, answer };
    this.sent.push(sent);
    this.#keys.push(key);
    return { sent, place: this.sent.length - 1 };
  }

  /** A preflight carries no cookie, and another host than the first has cookies of its own. */
  #toCookie({ phase, url }: OutgoingRequest, { credentials, origin }: CorsRequest): string | null {
    const target = new URL(url);
    const isIncluded = credentials === "include" || target.origin === origin;
    const isSameHost = target.hostname === new URL(this.#asked.url).hostname;
    return phase === "response" && isIncluded && isSameHost ? this.#asked.cookie : null;
  }

  #toBody({ phase, method }: OutgoingRequest): Uint8Array | null {
    const hasBody = phase === "response" && method !== "GET" && method !== "HEAD";
    return hasBody ? this.#asked.body : null;
  }
}

/** Fetch sends the length 0 with POST and PUT that have no body. */
function toLength(method: string, body: Uint8Array | null): number | null {
  if (body !== null) return body.byteLength;
  return method === "POST" || method === "PUT" ? 0 : null;
}

/** What makes two engines' requests the same for a server: WebKit orders and spells headers in its own way. */
function toKey({ method, url, headers }: OutgoingRequest): string {
  const lines = headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).toSorted();
  return [method, url.replace(/#.*$/, ""), ...lines].join("\n");
}
