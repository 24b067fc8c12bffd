import type { Verdict } from "@blocked/cors-protocol";
import type { Explanation } from "../lib/explain/explain.ts";
import { type Entry, isHarm } from "../runner/state/state.ts";

const looks = {
  blocked: { mark: "✕", color: "text-blocked" },
  readable: { mark: "✓", color: "text-readable" },
  danger: { mark: "!", color: "text-danger" },
  "network-error": { mark: "∅", color: "text-plug" },
  sealed: { mark: "–", color: "text-soft" },
  unsure: { mark: "?", color: "text-stale" },
};

export type Status = { look: keyof typeof looks; word: string };

const outcomes: Record<Verdict["outcome"], Status> = {
  blocked: { look: "blocked", word: "Blocked by the browser" },
  readable: { look: "readable", word: "Your script may read it" },
  opaque: { look: "sealed", word: "Sealed for your script" },
  "network-error": { look: "network-error", word: "Nothing answered" },
};

/** How a verdict ends, in a word. */
export function toOutcomeStatus({ outcome }: Verdict): Status {
  return outcomes[outcome];
}

/** The state of a request in a word; the mark and the colour only repeat it. */
export function toStatus(entry: Entry): Status {
  return isHarm(entry)
    ? { look: "danger", word: "Works, and should not" }
    : toExplanationStatus(entry.explanation);
}

/** The same of a request that nobody is harmed by. */
export function toExplanationStatus(explanation: Explanation): Status {
  switch (explanation.kind) {
    case "network-error":
      return { look: "network-error", word: "Nothing answered" };
    case "unwitnessed":
      return { look: "unsure", word: "Not explained" };
    case "disagreement":
      return { look: "unsure", word: "Not as predicted" };
    case "forgotten":
      return { look: "unsure", word: "Forgotten" };
    case "verdict":
      return toOutcomeStatus(explanation.verdict);
  }
}

export function StatusMark({ status: { look, word } }: { status: Status }) {
  const { mark, color } = looks[look];
  return (
    <strong className={`${color} font-semibold`}>
      <span aria-hidden="true">{mark} </span>
      {word}
    </strong>
  );
}
