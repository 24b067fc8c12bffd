import type { Engine } from "@blocked/cors-protocol";
import { toScriptError } from "@blocked/cors-protocol/messages";
import { RequestDiagram } from "../../../ui/diagram/request-diagram.tsx";
import { ServerPane } from "../../../ui/panes/server-pane.tsx";
import type { Judgement } from "@blocked/diagnosis";

type EvidencePartProps = { judged: Judgement; engine: Engine };

/** The pasted exchange as a picture, and its header lines with the one that decided. */
export function EvidencePart({ judged, engine }: EvidencePartProps) {
  const { request, exchanges, verdict, missing, isKnown } = judged;
  if (missing === "preflight" && exchanges.length === 0) return null;
  const received =
    toScriptError(verdict, "fetch", engine) ??
    (verdict.outcome === "readable" ? `status ${verdict.response.status}` : "an opaque response");
  return (
    <section aria-label="Evidence" className="space-y-4">
      <h3 className="font-semibold">Evidence</h3>
      {missing === null && isKnown && exchanges === judged.assumed && (
        <RequestDiagram
          label="Request diagram of what you pasted"
          showsEffects={false}
          {...{ request, exchanges, verdict, received }}
        />
      )}
      <ServerPane title="The pasted responses" showsEffects={false} {...{ exchanges, verdict }} />
    </section>
  );
}
