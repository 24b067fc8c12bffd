import { type Exchange, explanations } from "@blocked/cors-protocol";
import { type Explanation, type Got, isError } from "./explain.ts";

/** Why it ended as it did, in a sentence or two. */
export function toSentence(explanation: Explanation, got: Got): string {
  switch (explanation.kind) {
    case "forgotten":
      return "The API was restarted in between and no longer knows what it saw.";
    case "unwitnessed":
      return "Your script got an answer, but the API could not be asked what it saw, so nothing is explained here.";
    case "network-error":
      return explanation.isApiUp
        ? "This is not CORS: the API runs, and sent no answer to this request that the browser could use. Something on the way may have stopped it."
        : "This is not CORS: no server sent an answer. Is the API running?";
    case "disagreement":
      return `From what the server saw we expected ${toExpected(explanation)}, and your script got ${toText(got)}. An extension, a flag, a proxy or a newer browser may be at work, so nothing is explained here.`;
    case "verdict":
      return toVerdictSentence(explanation, got);
  }
}

function toVerdictSentence(
  { verdict, exchanges }: Extract<Explanation, { kind: "verdict" }>,
  got: Got,
): string {
  switch (verdict.outcome) {
    case "blocked":
      return explanations[verdict.code] + toSideEffect(exchanges);
    case "opaque":
      return "The request was sent without asking for CORS: your script knows that an answer came, and nothing of what it says.";
    case "readable":
    case "network-error":
      return got !== "opaque" && "status" in got && got.status >= 400
        ? `CORS is fine: the server gave every permission, and answered ${got.status}.`
        : "The server gave every permission that this request needs.";
  }
}

function toExpected({ verdict }: Extract<Explanation, { kind: "disagreement" }>): string {
  if (verdict.outcome === "blocked") return `a block (${verdict.code})`;
  return verdict.outcome === "network-error" ? "no answer" : `an answer that is ${verdict.outcome}`;
}

/** What script got, in a few words. */
export function toText(got: Got): string {
  if (got === "opaque") return "an opaque answer";
  return isError(got) ? got.error : `status ${got.status}`;
}

/** What a block did not prevent. */
function toSideEffect(exchanges: readonly Exchange[]): string {
  const rows = exchanges.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
  if (rows === 0) return "";
  return ` But the server did what was asked: ${rows} row${rows === 1 ? " was" : "s were"} written.`;
}
