import type { Verdict } from "@blocked/cors-protocol";
import type { Explanation } from "../../lib/explain/explain.ts";

const looks = {
  blocked: { mark: "✕", color: "text-blocked" },
  readable: { mark: "✓", color: "text-readable" },
  danger: { mark: "!", color: "text-danger" },
  "network-error": { mark: "∅", color: "text-network-error" },
  opaque: { mark: "–", color: "text-soft" },
  unsure: { mark: "?", color: "text-stale" },
};

export type Status = { look: keyof typeof looks; word: string };

export const blocked: Status = { look: "blocked", word: "Blocked by the browser" };

const outcomes: Record<Verdict["outcome"], Status> = {
  blocked,
  readable: { look: "readable", word: "Your script may read it" },
  opaque: { look: "opaque", word: "Opaque to your script" },
  "network-error": { look: "network-error", word: "Network error" },
};

/** Another website got what it should not. */
export const insecure: Status = { look: "danger", word: "Insecure" };

export const notCors: Status = { look: "network-error", word: "Not a CORS error" };

export function toOutcomeStatus({ outcome }: Verdict): Status {
  return outcomes[outcome];
}

export function toExplanationStatus(explanation: Explanation): Status {
  switch (explanation.kind) {
    case "network-error":
      return outcomes["network-error"];
    case "unwitnessed":
      return { look: "unsure", word: "Not explained" };
    case "disagreement":
      return { look: "unsure", word: "Not as predicted" };
    case "forgotten":
      return { look: "unsure", word: "Record lost" };
    case "verdict":
      return toOutcomeStatus(explanation.verdict);
  }
}

export function statusIcon({ look }: Status): string {
  return looks[look].mark;
}

/** The words carry the meaning; mark and color repeat it. */
export function StatusMark({ status: { look, word } }: { status: Status }) {
  const { mark, color } = looks[look];
  return (
    <strong className={`${color} font-semibold`}>
      <span aria-hidden="true">{mark} </span>
      {word}
    </strong>
  );
}
