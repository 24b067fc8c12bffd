import type { Exchange, Verdict } from "@blocked/cors-protocol";
import type { ReactNode } from "react";
import { toVerdictSentence } from "../../lib/explain/sentence.ts";
import { Chip } from "../../ui/chip.tsx";
import { RequestDiagram } from "../../ui/diagram/request-diagram.tsx";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { ServerPane } from "../../ui/panes/server-pane.tsx";
import { StatusMark, type Status, toOutcomeStatus } from "../../ui/status.tsx";
import type { Judged } from "./predict.ts";

export function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 space-y-4">
      <h2 className="text-[20px] leading-7 font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** How the request ends, in a word and a sentence. */
export function Ending({
  status,
  isPredicted = false,
  children,
}: {
  status: Status;
  isPredicted?: boolean;
  children: ReactNode;
}) {
  return (
    <div aria-live="polite" className="space-y-1">
      <p className="flex flex-wrap items-center gap-3 text-[20px] leading-7">
        <StatusMark status={status} />
        {isPredicted && <Chip>Predicted</Chip>}
      </p>
      <p className="max-w-text">{children}</p>
    </div>
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
      <Ending status={toOutcomeStatus(drawn.verdict)} isPredicted>
        {toVerdictSentence(drawn.verdict)}
      </Ending>
      <RequestDiagram label={label} {...drawn} />
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
