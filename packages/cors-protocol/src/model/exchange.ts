import { getHeader, type HeaderLine } from "../http/headers.ts";

/** The head of an answer. */
export type Response = { status: number; headers: HeaderLine[] };

/** One request and its response as the server saw them: a preflight or the actual request. */
export type Exchange = {
  method: string;
  /** Path with its query string, as received. */
  path: string;
  requestHeaders: HeaderLine[];
  /** What the server sent, or null when the connection ended before it answered. */
  response: Response | null;
  /** Whether the route's handler was called. A hook that answers a preflight is not a handler. */
  handlerRan: boolean;
  /** Database rows inserted, changed or deleted. */
  rowsWritten: number;
  /** When the request arrived, in milliseconds since the epoch. */
  at: number;
};

/**
 * Whether an exchange is a CORS-preflight request and not an OPTIONS request that a page made by itself.
 * @see https://fetch.spec.whatwg.org/#cors-preflight-request
 */
export function isPreflight(exchange: Pick<Exchange, "method" | "requestHeaders">): boolean {
  return (
    exchange.method === "OPTIONS" &&
    getHeader(exchange.requestHeaders, "Access-Control-Request-Method") !== null
  );
}
