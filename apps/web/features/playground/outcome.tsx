import type { Exchange, Verdict } from "@blocked/cors-protocol";
import type { ReactNode } from "react";
import { toVerdictSentence } from "../../lib/explain/sentence.ts";
import { RequestDiagram } from "../../ui/diagram/request-diagram.tsx";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { ServerPane } from "../../ui/panes/server-pane.tsx";
import { StatusMark, toOutcomeStatus } from "../../ui/status.tsx";
import type { Judged } from "./predict.ts";

export function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 space-y-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** The computed result of exchanges that this page did not send. */
export function Computed({
  label,
  judged: { consoles, ...drawn },
  basis,
  saw,
  isPasted = false,
}: {
  /** The name of the diagram. */
  label: string;
  judged: Judged;
  /** What the result is computed from. */
  basis: string;
  /** The title above the exchanges. */
  saw: string;
  /** Whether the responses are pasted, so that nothing else is known of the server. */
  isPasted?: boolean;
}) {
  return (
    <>
      <RequestDiagram label={label} {...drawn} showsEffects={!isPasted} />
      <p aria-live="polite">
        <StatusMark status={toOutcomeStatus(drawn.verdict)} />. {toVerdictSentence(drawn.verdict)}
      </p>
      {consoles.length > 0 && (
        <ConsolePane verb={isPasted ? "prints" : "will print"} consoles={consoles} basis={basis} />
      )}
      <Saw title={saw} {...drawn} isPasted={isPasted} />
    </>
  );
}

type SawProps = {
  title: string;
  exchanges: readonly Exchange[];
  verdict: Verdict | null;
  isPasted?: boolean;
};

/** The exchanges line by line, folded because they are long. */
export function Saw({ title, exchanges, verdict, isPasted = false }: SawProps) {
  return (
    <details open={isPasted}>
      <summary className="text-accent">{title}, line by line</summary>
      <ServerPane {...{ title, exchanges, verdict }} showsEffects={!isPasted} />
    </details>
  );
}
