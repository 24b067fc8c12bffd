import type { ReactNode } from "react";
import { toGot } from "../../lib/explain/explain.ts";
import { toText } from "../../lib/explain/sentence.ts";
import { RequestDiagram } from "../../ui/diagram/request-diagram.tsx";
import { useApiName, useLab } from "../state/lab-context.tsx";
import { type Entry, isHarm } from "../state/state.ts";

type EntryDiagramProps = {
  entry: Entry;
  caption?: "Before" | "After";
  /** The name for assistive technology. */
  label?: string;
  heading?: ReactNode;
};

/** The diagram of a request that was sent; none unless verdict and result agree. */
export function EntryDiagram({ entry, caption, label, heading }: EntryDiagramProps) {
  const { lab, state } = useLab();
  const { explanation, result, origin } = entry;
  const api = useApiName(entry.server);
  if (explanation.kind !== "verdict") return null;
  return (
    <div className="min-w-0">
      {caption !== undefined && <h3 className="eyebrow pb-1">{caption}</h3>}
      <RequestDiagram
        request={{ ...result.request, origin }}
        exchanges={explanation.exchanges}
        verdict={explanation.verdict}
        received={toText(toGot(result))}
        api={api}
        isAttacker={entry.action.kind === "attacker"}
        isHarm={isHarm(entry)}
        {...(heading !== undefined && {
          heading,
          steps: { step: state.step, onStep: lab.showStep },
        })}
        {...(label !== undefined && { label })}
        {...(caption && { label: `Request diagram ${caption.toLowerCase()} the fix` })}
      />
    </div>
  );
}
