import { judge, type Verdict } from "@blocked/cors-protocol";
import { isFailure } from "../network/index.ts";
import type { Examination, Result } from "./types.ts";

/** How far a page gets with a request. */
export type Access = "with cookies" | "without cookies" | "blocked";

/** The same exchanges are judged once more without cookies: a wildcard counts only there. */
export function toAccess(
  { request, verdict, exchanges, places }: Result,
  { sent }: Pick<Examination, "sent">,
): Access {
  const last = sent[places.at(-1) ?? -1];
  if (last === undefined || isFailure(last.answer)) return "blocked";
  if (isPassed(verdict)) return "with cookies";
  return isPassed(judge({ ...request, credentials: "omit" }, exchanges))
    ? "without cookies"
    : "blocked";
}

/** Whether the page may read the response, or may send the request that was held back. */
function isPassed({ outcome, ...rest }: Verdict): boolean {
  const isNext = "phase" in rest && rest.phase === "response";
  return outcome === "readable" || (outcome === "network-error" && isNext);
}
