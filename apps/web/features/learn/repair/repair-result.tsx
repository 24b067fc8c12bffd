import type { ReactNode } from "react";
import { toSentence } from "../../../lib/explain/sentence.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import type { Status } from "../../../ui/verdict/status.tsx";
import { StatusBanner } from "../../../ui/verdict/status-banner.tsx";
import { isAttackRead, isSave, type Judgement, toProof, type Trial } from "../judge/repair.ts";
import { SentDiagram } from "../lesson/sent-diagram.tsx";
import type { RepairState } from "./use-repair.ts";

const statuses: Record<Judgement, Status> = {
  "not yet": { look: "blocked", word: "Not repaired yet" },
  unsafe: { look: "danger", word: "Works, but unsafe" },
  safe: { look: "readable", word: "Repaired" },
  unknown: { look: "unsure", word: "Not judged" },
};

type RepairResultProps = {
  state: RepairState;
  /** The methods that the change took away. */
  lost: readonly string[];
  isFresh: boolean;
  /** What leads on after a repair. */
  action: ReactNode;
};

/** The result of a test: the page's own request, and what another website got. */
export function RepairResult({ state, lost, isFresh, action }: RepairResultProps) {
  switch (state.kind) {
    case "none":
      return (
        <EmptyState title="Nothing has been tested yet">Change the policy, and test it.</EmptyState>
      );
    case "sending":
      return <p aria-live="polite">Your page sends its request, then another website tries …</p>;
    case "down":
      return (
        <p role="alert" className="text-network-error">
          <span aria-hidden="true">∅ </span>The API does not respond. Start it, and test again.
        </p>
      );
    case "done":
      return (
        <>
          {!isFresh && <p className="text-stale">This result is from before your last change.</p>}
          <StatusBanner status={statuses[state.judgement]} action={action} callout={toLoss(lost)}>
            {toWords(state.trial, state.judgement)}
          </StatusBanner>
          <Proof trial={state.trial} />
        </>
      );
  }
}

/** Such a policy passes the test, and breaks another part of the app. */
function toLoss(lost: readonly string[]): string | null {
  return lost.length === 0
    ? null
    : `Your change took away ${lost.join(" and ")}. Requests with ${lost.length === 1 ? "this method" : "these methods"} are blocked now.`;
}

function toWords({ own, attacks, lookalike }: Trial, judgement: Judgement): string {
  const last = attacks.at(-1);
  const works = isSave(own) ? "Your page saves the change." : "Your page reads it.";
  const got = isSave(own) ? "changed" : "read";
  if (lookalike !== null) {
    return `${works} So could a page at ${lookalike}: the policy allows that origin too. The server was asked for it; no page opens there on this machine.`;
  }
  if (judgement === "unsafe" && last !== undefined) return `${works} ${toProof(last)}`;
  return judgement === "safe"
    ? `${works} Another website tried with and without your cookies, also from a sandboxed frame, and ${got} nothing.`
    : toSentence(own.explanation, own.got);
}

/** Draws what decided: the request of the website that got through, or else the page's own. */
function Proof({ trial: { own, attacks } }: { trial: Trial }) {
  const through = attacks.find(isAttackRead);
  return through === undefined ? (
    <SentDiagram sent={own} label="Request diagram of your page" />
  ) : (
    <SentDiagram sent={through.sent} label="Request diagram of the other website" />
  );
}
