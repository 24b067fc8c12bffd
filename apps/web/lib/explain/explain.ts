import type { Result } from "@blocked/api-client";
import {
  type CorsRequest,
  engineRules,
  type Exchange,
  judge,
  type Verdict,
} from "@blocked/cors-protocol";
import type { Seen } from "../connection.ts";
import { type Console, toConsoles } from "./consoles.ts";
import type { Visitor } from "./visitor.ts";

/** What script got: a response, an opaque response, or an error. */
export type Got = { status: number } | "opaque" | { error: string };

/** What the page can say about one request. */
export type Explanation =
  | { kind: "verdict"; verdict: Verdict; exchanges: Exchange[]; consoles: Console[] }
  /** No response arrived, so CORS was not checked. */
  | { kind: "network-error"; isApiUp: boolean; exchanges: Exchange[] }
  /** Script got a response, but the API does not say what it saw. */
  | { kind: "unwitnessed" }
  /** The verdict contradicts what script got, so the page explains neither. */
  | { kind: "disagreement"; verdict: Verdict; exchanges: Exchange[] }
  /** The API restarted in between and lost its records. */
  | { kind: "forgotten" };

export function toGot(result: Result<unknown>): Got {
  return "unreadable" in result ? { error: String(result.unreadable) } : { status: result.status };
}

/** Compares what script got with the verdict that follows from what the server saw. */
export function explain(
  request: CorsRequest,
  got: Got,
  exchanges: Seen,
  visitor: Visitor,
): Explanation {
  if (exchanges === "forgotten") return { kind: "forgotten" };
  if (exchanges === null) {
    return isError(got)
      ? { kind: "network-error", isApiUp: false, exchanges: [] }
      : { kind: "unwitnessed" };
  }
  const verdict = judge(request, exchanges, engineRules[visitor.engine]);
  if (!agrees(verdict, got)) return { kind: "disagreement", verdict, exchanges };
  return verdict.outcome === "network-error"
    ? { kind: "network-error", isApiUp: true, exchanges }
    : { kind: "verdict", verdict, exchanges, consoles: toConsoles(request, exchanges, visitor) };
}

export function isError(got: Got): got is { error: string } {
  return got !== "opaque" && "error" in got;
}

function agrees(verdict: Verdict, got: Got): boolean {
  switch (verdict.outcome) {
    case "readable":
      return got !== "opaque" && "status" in got && got.status === verdict.response.status;
    case "opaque":
      return got === "opaque";
    case "blocked":
    case "network-error":
      return isError(got);
  }
}
