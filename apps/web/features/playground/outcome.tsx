import type { Exchange, Verdict } from "@blocked/cors-protocol";
import type { ReactNode } from "react";
import { toFacts } from "../../lib/explain/chips.ts";
import { toVerdictSentence } from "../../lib/explain/sentence.ts";
import { RequestDiagram } from "../../ui/diagram/request-diagram.tsx";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { ServerPane } from "../../ui/panes/server-pane.tsx";
import { StatusBanner } from "../../ui/verdict/status-banner.tsx";
import { toOutcomeStatus } from "../../ui/verdict/status.tsx";
import type { Judged } from "./predict.ts";

type ColumnProps = {
  title: string;
  /** Whether only assistive technology needs the title, because the banner below says the same. */
  isBare?: boolean;
  children: ReactNode;
};

export function Column({ title, isBare = false, children }: ColumnProps) {
  return (
    <section aria-label={title} className="min-w-0 space-y-4">
      <h2 className={isBare ? "sr-only" : "text-[20px] leading-7 font-semibold"}>{title}</h2>
      {children}
    </section>
  );
}

type ComputedProps = {
  /** The name of the diagram. */
  label: string;
  judged: Judged;
  /** What the result is computed from. */
  basis: string;
  /** The title above the exchanges. */
  saw: string;
};

/** The computed result of exchanges that this page did not send. */
export function Computed({ label, judged, basis, saw }: ComputedProps) {
  const { consoles, ...drawn } = judged;
  return (
    <>
      <StatusBanner
        status={toOutcomeStatus(drawn.verdict)}
        isPredicted
        chips={toFacts(drawn.verdict, drawn.exchanges)}
      >
        {toVerdictSentence(drawn.verdict)}
      </StatusBanner>
      <RequestDiagram label={label} {...drawn} isPredicted />
      {consoles.length > 0 && <ConsolePane verb="will print" consoles={consoles} basis={basis} />}
      <Saw title={saw} {...drawn} />
    </>
  );
}

type SawProps = {
  title: string;
  exchanges: readonly Exchange[];
  verdict: Verdict | null;
};

/** The exchanges line by line, folded because they are long. */
export function Saw({ title, exchanges, verdict }: SawProps) {
  return (
    <details>
      <summary className="text-accent">{title}, line by line</summary>
      <ServerPane {...{ title, exchanges, verdict }} />
    </details>
  );
}
