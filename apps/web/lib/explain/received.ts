import { type CorsRequest, type Engine, toScriptError, type Verdict } from "@blocked/cors-protocol";

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
