import type { ReactNode } from "react";
import { toFacts } from "../../lib/explain/chips.ts";
import { toGot } from "../../lib/explain/explain.ts";
import { toSentence, toSideEffect } from "../../lib/explain/sentence.ts";
import { insecure, type Status, toExplanationStatus } from "../../ui/verdict/status.tsx";
import { StatusBanner } from "../../ui/verdict/status-banner.tsx";
import { useApiName } from "../state/lab-context.tsx";
import { type Entry, isHarm } from "../state/state.ts";
import { toAttackerSentence } from "./attacker-sentence.ts";
import { PlainWords } from "./plain-words.tsx";

export function toStatus(entry: Entry): Status {
  return isHarm(entry) ? insecure : toExplanationStatus(entry.explanation);
}

/** The verdict on a request that was sent. */
export function EntryVerdict({ entry, action }: { entry: Entry; action?: ReactNode }) {
  const api = useApiName(entry.server);
  const { action: sent, explanation, result } = entry;
  const isSure = explanation.kind === "verdict";
  return (
    <StatusBanner
      status={toStatus(entry)}
      chips={[
        ...(api === null ? [] : [{ label: "API", value: api }]),
        ...(isSure
          ? toFacts(explanation.verdict, explanation.exchanges, sent.kind === "attacker")
          : []),
      ]}
      callout={
        isSure && !isHarm(entry) ? toSideEffect(explanation.verdict, explanation.exchanges) : null
      }
      {...(isSure &&
        sent.kind !== "attacker" && {
          plain: <PlainWords verdict={explanation.verdict} request={result.request} />,
        })}
      action={action}
    >
      {toAttackerSentence(entry) ?? toSentence(explanation, toGot(result))}
    </StatusBanner>
  );
}
