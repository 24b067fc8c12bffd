import {
  type CorsRequest,
  type Exchange,
  explanations,
  type Verdict,
} from "@blocked/cors-protocol";
import type { ReactNode } from "react";
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
  request,
  judged: { exchanges, verdict, consoles, received },
  basis,
  saw,
  isPasted = false,
}: {
  /** The name of the diagram. */
  label: string;
  request: CorsRequest;
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
      <RequestDiagram
        label={label}
        request={request}
        exchanges={exchanges}
        verdict={verdict}
        received={received}
        showsEffects={!isPasted}
      />
      <p aria-live="polite">
        <StatusMark status={toOutcomeStatus(verdict)} />. {toSentence(verdict)}
      </p>
      {consoles.length > 0 && (
        <ConsolePane verb={isPasted ? "prints" : "will print"} consoles={consoles} basis={basis} />
      )}
      <Saw title={saw} exchanges={exchanges} verdict={verdict} isPasted={isPasted} />
    </>
  );
}

/** The exchanges line by line, folded because they are long. */
export function Saw({
  title,
  exchanges,
  verdict,
  isPasted = false,
}: {
  title: string;
  exchanges: readonly Exchange[];
  verdict: Verdict | null;
  isPasted?: boolean;
}) {
  return (
    <details open={isPasted}>
      <summary className="text-accent">{title}, line by line</summary>
      <ServerPane {...{ title, exchanges, verdict }} showsEffects={!isPasted} />
    </details>
  );
}

function toSentence(verdict: Verdict): string {
  switch (verdict.outcome) {
    case "blocked":
      return explanations[verdict.code];
    case "opaque":
      return "The request is sent without CORS: script learns that a response arrived, and can read none of it.";
    case "readable":
      return "The server allows everything that this request needs.";
    case "network-error":
      return "This is not CORS: the browser gets no response that it can use.";
  }
}
