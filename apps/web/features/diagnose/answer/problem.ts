import type { Finding } from "@blocked/cors-protocol/explain";
import type { Facts } from "./facts.ts";
import type { Judgement } from "./judge.ts";

/** One failure: what the text reports, and what is known of its request. */
export type Problem = {
  /** A message, or responses that have to be judged, or a request alone. */
  source: "line" | "responses" | "request";
  finding: Finding;
  facts: Facts;
  /** Null where the text contains no response. */
  judged: Judgement | null;
};
