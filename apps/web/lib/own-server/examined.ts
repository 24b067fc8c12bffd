import type { CorsRequest, Engine, Exchange, HeaderLine, Verdict } from "@blocked/cors-protocol";
import type { Report } from "@blocked/examination/report";
import type { ServerId } from "@blocked/servers/names";

/** What the page asks its server to examine. */
export type Order = {
  /** A trace with the page's live key: only the lab's own pages have one. */
  trace: string;
  url: string;
  method: string;
  headers: HeaderLine[];
  credentials: boolean;
  body: string | null;
  /** The visitor's, whose rules decide. */
  engine: Engine;
  /** The server in whose code the change is shown. */
  stack: ServerId;
  /** Whether a request that writes may be sent. */
  send: boolean;
};

/** What the page's server saw, without secrets. */
export type Examined = {
  report: Report;
  request: CorsRequest;
  exchanges: readonly Exchange[];
  verdict: Verdict;
};
