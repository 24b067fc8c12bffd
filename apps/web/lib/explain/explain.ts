import type { Result } from "@blocked/api-client";
import {
  type CorsRequest,
  engineRules,
  type Exchange,
  judge,
  type Verdict,
} from "@blocked/cors-protocol";
import type { Visitor } from "./visitor.ts";
import { type Console, toConsoles } from "./consoles.ts";

/** What script got: an answer, one that it may not look into, or an error. */
export type Got = { status: number } | "opaque" | { error: string };

/** What can be said about one request, from what script got and what the server saw. */
export type Explanation =
  | { kind: "verdict"; verdict: Verdict; exchanges: Exchange[]; consoles: Console[] }
  /** Nothing answered: no CORS at all. */
  | { kind: "network-error"; isApiUp: boolean; exchanges: Exchange[] }
  /** Script got an answer, and only the API's account of it is missing. */
  | { kind: "unwitnessed" }
  /** The verdict and what script got contradict each other, so neither is explained. */
  | { kind: "disagreement"; verdict: Verdict; exchanges: Exchange[] }
  /** The API was restarted in between and has forgotten. */
  | { kind: "forgotten" };

export function toGot(result: Result<unknown>): Got {
  return "unreadable" in result ? { error: String(result.unreadable) } : { status: result.status };
}

/** @param exchanges what the server saw; null when it could not be asked, "forgotten" when it no longer knows */
export function explain(
  request: CorsRequest,
  got: Got,
  exchanges: Exchange[] | "forgotten" | null,
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

/** Whether script got what the verdict says it got. */
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
