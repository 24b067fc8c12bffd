import type { CorsRequest, Exchange } from "@blocked/cors-protocol";
import runs from "./runs.json" with { type: "json" };

/** A request that Chromium really sent, and what the server saw and did. */
export type RecordedRequest = {
  /** `<profile>/<probe>` */
  id: string;
  request: CorsRequest;
  exchanges: Exchange[];
  /** What script got: a status, or the message of the error. */
  result: string;
};

/** Undefined until `pnpm reference` has run the request in a real browser. */
export function findRun(id: string): RecordedRequest | undefined {
  return (runs as unknown as RecordedRequest[]).find((run) => run.id === id);
}
