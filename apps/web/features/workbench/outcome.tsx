import {
  type CorsRequest,
  type Exchange,
  explanations,
  type Verdict,
} from "@blocked/cors-protocol";
import type { ReactNode } from "react";
import type { Judged } from "./predict.ts";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { Picture } from "../../ui/diagram/request-diagram.tsx";
import { ServerPane } from "../../ui/panes/server-pane.tsx";
import { StatusMark, toOutcomeStatus } from "../../ui/status.tsx";

/** One column: a heading, what there is to say, and a picture with what belongs to it. */
export function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 space-y-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** What was worked out from exchanges that nobody sent. */
export function Foretold({
  label,
  request,
  judged: { exchanges, verdict, consoles, received },
  basis,
  saw,
  isPasted = false,
}: {
  label: string;
  request: CorsRequest;
  judged: Judged;
  /** What it was worked out from. */
  basis: string;
  /** The title above the exchanges. */
  saw: string;
  /** Of a server elsewhere, of which nothing is known but its answers. */
  isPasted?: boolean;
}) {
  return (
    <>
      <Picture
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

/** The wire, which is long and not always wanted. */
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
      <ServerPane
        title={title}
        exchanges={exchanges}
        verdict={verdict}
        api={null}
        body={null}
        showsEffects={!isPasted}
      />
    </details>
  );
}

function toSentence(verdict: Verdict): string {
  switch (verdict.outcome) {
    case "blocked":
      return explanations[verdict.code];
    case "opaque":
      return "The request is sent without asking for CORS: script learns that an answer came, and nothing of what it says.";
    case "readable":
      return "The server gives every permission that this request needs.";
    case "network-error":
      return "This is not CORS: the network has no answer that the browser can use.";
  }
}
