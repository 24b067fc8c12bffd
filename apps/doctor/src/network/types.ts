/** A header line with one character per byte, as cors-protocol's `HeaderLine`. */
type Line = readonly [name: string, value: string];

/** A request that is sent exactly so: headers in this order and case. Only missing framing is added. */
export type RawRequest = {
  url: URL;
  method: string;
  headers: readonly Line[];
  body?: Uint8Array;
  /** Connect to this address instead of the host's own. */
  address?: string;
};

export type RawResponse = {
  httpVersion: "1.0" | "1.1" | "2";
  status: number;
  statusText: string;
  /** As they came: order, case, repeated lines, one character per byte. */
  headers: readonly [name: string, value: string][];
  informational: readonly { status: number; headers: readonly [name: string, value: string][] }[];
  /** The first 64 kB at most. */
  body: Uint8Array;
  /** Whether the rest of the body is missing: too long, broken off, too slow or badly framed. */
  isBodyCut: boolean;
  /** The address that was connected to; behind a proxy, the proxy's. */
  address: string;
  family: 4 | 6;
  /** From the request's first byte to the end of the response's head, without the time to connect. */
  milliseconds: number;
};

export type NetworkFailure = {
  kind:
    | "refused"
    | "reset"
    | "not found"
    | "timeout"
    | "certificate"
    | "tls"
    | "malformed"
    | "too large"
    | "unsupported";
  sentence: string;
};

export type NetworkOptions = {
  /** Accept any certificate. */
  insecure?: boolean;
  /** Certificate authorities in PEM that are trusted besides Node's own, such as mkcert's. */
  ca?: readonly string[];
  /** Connect to an address without asking DNS, as curl's `--resolve`. */
  resolve?: readonly { host: string; port: number; address: string }[];
  /** In milliseconds, until a connection stands, with its proxy and its TLS handshake. */
  connectTimeout?: number;
  /** In milliseconds, for a whole exchange. */
  totalTimeout?: number;
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in either case. */
  proxy?: Record<string, string | undefined>;
  /** Offer HTTP/2 in the TLS handshake; true by default. */
  http2?: boolean;
};

/** Sends requests one after the other; connections are kept while the server allows it. */
export type Network = {
  exchange(request: RawRequest): Promise<RawResponse | NetworkFailure>;
  close(): void;
};

export function isFailure(answer: RawResponse | NetworkFailure): answer is NetworkFailure {
  return "kind" in answer;
}
