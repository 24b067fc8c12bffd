import type { Result } from "@blocked/api-client";
import {
  type ConsoleLines,
  type CorsRequest,
  type Exchange,
  judge,
  toConsoleLines,
  type Verdict,
} from "@blocked/cors-protocol";

/** What can be said about one request, from what script got and what the server saw. */
export type Explanation =
  | { kind: "verdict"; verdict: Verdict; exchanges: Exchange[]; lines: ConsoleLines }
  /** Nothing answered: no CORS at all. */
  | { kind: "unanswered"; isApiUp: boolean; exchanges: Exchange[] }
  /** Script got an answer, and only the API's account of it is missing. */
  | { kind: "unwitnessed" }
  /** The verdict and what script got contradict each other, so neither is explained. */
  | { kind: "disagreement"; verdict: Verdict; exchanges: Exchange[] }
  /** The API was restarted in between and has forgotten. */
  | { kind: "forgotten" };

/** @param exchanges what the server saw; null when it could not be asked, "forgotten" when it no longer knows */
export function explain(
  result: Result<unknown>,
  origin: string,
  exchanges: Exchange[] | "forgotten" | null,
): Explanation {
  if (exchanges === "forgotten") return { kind: "forgotten" };
  if (exchanges === null) {
    return "unreadable" in result
      ? { kind: "unanswered", isApiUp: false, exchanges: [] }
      : { kind: "unwitnessed" };
  }
  const request: CorsRequest = { ...result.request, origin };
  const verdict = judge(request, exchanges);
  if (!agrees(verdict, result)) return { kind: "disagreement", verdict, exchanges };
  const lines = toConsoleLines(request, exchanges, verdict);
  return lines === null
    ? { kind: "unanswered", isApiUp: true, exchanges }
    : { kind: "verdict", verdict, exchanges, lines };
}

/** Whether script got what the verdict says it got. */
function agrees(verdict: Verdict, result: Result<unknown>): boolean {
  return verdict.outcome === "readable"
    ? !("unreadable" in result) && result.status === verdict.response.status
    : "unreadable" in result;
}
