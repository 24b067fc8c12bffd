import type { CorsRequest, Engine, Exchange, HeaderLine, Verdict } from "@blocked/cors-protocol";
import type { NetworkFailure, RawRequest, RawResponse } from "../network/types.ts";

/** The request of the page's script, as the caller describes it. */
export type Asked = {
  url: string;
  method: string;
  headers: readonly HeaderLine[];
  body: Uint8Array | null;
  /** The value of the Cookie header for the request's own host. */
  cookie: string | null;
};

export type Options = {
  /** The page's origin. */
  from: string;
  credentials: boolean;
  engines: readonly Engine[];
  /** Whether a request that writes may be sent. */
  send: boolean;
};

export type Role = "preflight" | "request" | "probe";

/** A request that was sent, with its response. Several engines share one where they would send the same. */
export type Sent = {
  role: Role;
  raw: RawRequest;
  /** The headers that matter for CORS, without what every browser adds. */
  headers: readonly HeaderLine[];
  answer: RawResponse | NetworkFailure;
};

/** A request that the browser would have sent. */
export type Unsent = { method: string; url: string; why: string };

/** What one engine does with the request. */
export type Result = {
  engine: Engine;
  request: CorsRequest;
  verdict: Verdict;
  exchanges: readonly Exchange[];
  /** The exchanges in the order of the verdict, as places in `sent`. */
  places: readonly number[];
  /** The console's error lines; null where the exchanges do not tell them. */
  lines: readonly string[] | null;
  /** The request that was held back, so that the verdict covers what came before; null where nothing was. */
  heldBack: Unsent | null;
};

export type Examination = {
  asked: Asked;
  options: Options;
  results: readonly Result[];
  sent: Sent[];
  /** Headers that no script may set, so that no browser sends them. */
  dropped: readonly string[];
};
