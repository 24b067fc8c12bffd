import type { CorsRequest, Engine, Verdict } from "@blocked/cors-protocol";
import { toScriptError } from "@blocked/cors-protocol/messages";

/** Names what script would receive, in a few words. */
export function toReceived(
  verdict: Verdict,
  { initiatorType = "fetch" }: CorsRequest,
  engine: Engine,
): string {
  const error = toScriptError(verdict, initiatorType, engine);
  if (error !== null) return error;
  return verdict.outcome === "readable"
    ? `status ${verdict.response.status}`
    : "an opaque response";
}
