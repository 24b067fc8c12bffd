import type { Verdict } from "@blocked/cors-protocol";

/** A sentence around the word that a newcomer does not know. */
export type PlainWords = { before: string; term: string; after: string };

/** Says in everyday words how a request ended at the preflight; null where the verdict has no word to explain. */
export function toPlainWords(
  verdict: Pick<Verdict, "outcome"> & { phase?: string },
  { method }: { method: string },
): PlainWords | null {
  if (verdict.outcome !== "blocked" || verdict.phase !== "preflight") return null;
  return {
    before: "A ",
    term: "preflight",
    after: ` is a test request that the browser sends first, on its own. It failed, so the ${method} is never sent.`,
  };
}
