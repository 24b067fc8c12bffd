import type { Needs } from "@blocked/servers";
import type { Finding } from "@blocked/cors-protocol/explain";
import type { FactName, Facts, Heads } from "./facts.ts";
import type { Judgement } from "./judge.ts";

/** One failure: what the text reports, and what is known of its request. */
export type Problem = {
  /** A message, or responses that have to be judged, or a request or a configuration alone. */
  source: "line" | "responses" | "request" | "configuration";
  finding: Finding;
  facts: Facts;
  /** What a pasted configuration allows beside the facts. */
  configured?: Readonly<Pick<Needs, "origins" | "methods" | "exposed">>;
  /** Null where the text contains no response. */
  judged: Judgement | null;
};

/** A failure as it was found, before its reader changed a value. */
export type Found = Pick<Problem, "source" | "finding" | "facts" | "configured"> & {
  heads: Heads | null;
};

/** What the reader changed about one failure. */
export type Edit = { facts: Partial<Facts>; skipped: FactName[] };
