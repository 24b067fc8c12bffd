import { getHeader, type HeaderLine } from "../http/headers.ts";

/** The status and header lines of a response. */
export type ResponseHead = {
  status: number;
  /** The phrase of the status line, where it is another than Node's; some servers send none. */
  statusText?: string;
  headers: HeaderLine[];
};

/** One request and its response as the server saw them: a preflight or the actual request. */
export type Exchange = {
  method: string;
  /** The path with its query string, as received. */
  path: string;
  requestHeaders: HeaderLine[];
  /** Null when the connection ended before the server responded. */
  response: ResponseHead | null;
  /** Whether the route's handler ran. A hook that answers a preflight is not a handler. */
  handlerRan: boolean;
  /** The number of database rows inserted, changed or deleted. */
  rowsWritten: number;
  /** When the request arrived, in milliseconds since the epoch. */
  at: number;
};

/**
 * Whether an exchange is a CORS preflight, and not an OPTIONS request that the page made itself.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-request
 */
export function isPreflight(exchange: Pick<Exchange, "method" | "requestHeaders">): boolean {
  return (
    exchange.method === "OPTIONS" &&
    getHeader(exchange.requestHeaders, "Access-Control-Request-Method") !== null
  );
}
