import { type Exchange, getHeader } from "@blocked/cors-protocol";
import type { Plan } from "../state/plan.ts";
import { type Entry, isHarm, letsIn } from "../state/state.ts";

/** Explains how a request of another website ended; null for this page's own, and for a plain block. */
export function toAttackerSentence(entry: Entry): string | null {
  const { action, explanation } = entry;
  if (action.kind !== "attacker" || explanation.kind !== "verdict") return null;
  const { verdict, exchanges } = explanation;
  const who = action.probe.from === "null" ? "A sandboxed frame" : "Another website";
  if (!isHarm(entry)) return toRejection(exchanges);
  return verdict.outcome === "readable"
    ? `${who} read the response${toCookie(exchanges)}. No console reports it.`
    : `${who} could not read the response, but the server carried out its request${toCookie(exchanges)}.`;
}

/** Says what a server would let another website do; null if nothing. */
export function toAttackerPrediction({
  action,
  predicted,
}: Pick<Plan, "action" | "predicted">): string | null {
  if (action.kind !== "attacker" || predicted === null || !letsIn(predicted)) return null;
  if (predicted.verdict.outcome !== "readable") {
    return "Another website can write with the user’s cookies, although it cannot read the response.";
  }
  return action.probe.from === "null"
    ? "Any website can open a sandboxed frame, and the frame can read this response."
    : "Another website can read this response with the user’s cookies.";
}

/** Says whether a cookie arrived. SameSite decides, and not in every browser alike, so only the server knows. */
function toCookie(exchanges: readonly Exchange[]): string {
  const hasCookie = exchanges.some(({ requestHeaders }) => getHeader(requestHeaders, "Cookie"));
  return hasCookie
    ? ", and the browser sent the cookie of the signed-in user"
    : "; the browser sent no cookie, because it is marked SameSite";
}

/** Says that the server itself rejected the request, which CORS never does. */
function toRejection(exchanges: readonly Exchange[]): string | null {
  const last = exchanges.at(-1);
  const status = last?.response?.status ?? 0;
  return last?.handlerRan === false && status >= 400
    ? `The server rejected the request: it responded with ${status} and did nothing. The script could not read the response either.`
    : null;
}
