import type { Exchange, Verdict } from "@blocked/cors-protocol";
import { explanations } from "@blocked/cors-protocol/messages";
import { type Explanation, type Got, isError } from "./explain.ts";

/** Explains how a request ended, in one or two sentences. */
export function toSentence(explanation: Explanation, got: Got): string {
  switch (explanation.kind) {
    case "forgotten":
      return "The API restarted in between and lost its record of this request.";
    case "unwitnessed":
      return "Your script got a response. The API did not say what it saw, so nothing is explained here.";
    case "network-error":
      return explanation.isApiUp
        ? "This is not CORS: the API runs, but the browser got no response that it can use. Something in between may have stopped it."
        : "This is not CORS: no server sent a response. Is the API running?";
    case "disagreement":
      return `From what the server saw we expected ${toExpected(explanation.verdict)}, but your script got ${toText(got)}. An extension, a flag, a proxy or a newer browser may be at work, so nothing is explained here.`;
    case "verdict":
      return got !== "opaque" && "status" in got && got.status >= 400
        ? `CORS is fine: the server allowed this request, and responded with ${got.status}.`
        : toVerdictSentence(explanation.verdict);
  }
}

/** Explains a verdict, whether the request was sent or only predicted. */
export function toVerdictSentence(verdict: Verdict): string {
  switch (verdict.outcome) {
    case "blocked":
      return explanations[verdict.code];
    case "opaque":
      return "The request is sent without CORS: script learns that a response arrived, and can read none of it.";
    case "readable":
      return "The server allows everything that this request needs.";
    case "network-error":
      return "This is not CORS: the browser gets no response that it can use.";
  }
}

function toExpected(verdict: Verdict): string {
  if (verdict.outcome === "blocked") return `a block (${verdict.code})`;
  return verdict.outcome === "network-error"
    ? "no response"
    : `a response that is ${verdict.outcome}`;
}

/** Names what script got in a few words. */
export function toText(got: Got): string {
  if (got === "opaque") return "an opaque response";
  return isError(got) ? got.error : `status ${got.status}`;
}

/** Says what a block did not prevent; null if it prevented everything. */
export function toSideEffect(
  { outcome }: Pick<Verdict, "outcome">,
  exchanges: readonly Pick<Exchange, "rowsWritten">[],
): string | null {
  const rows = exchanges.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
  if (outcome !== "blocked" || rows === 0) return null;
  const written = rows === 1 ? "1 row was" : `${rows} rows were`;
  return `${written} written although the response was blocked. A block hides the response; it does not undo the request.`;
}
