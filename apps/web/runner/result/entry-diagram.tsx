import { toGot } from "../../lib/explain/explain.ts";
import { toText } from "../../lib/explain/sentence.ts";
import { type Entry, isHarm } from "../state/state.ts";
import { Picture } from "../../ui/diagram/request-diagram.tsx";

/** The picture of a request that was sent here; none where there is nothing that can be proven. */
export function EntryPicture({ entry, caption }: { entry: Entry; caption?: string }) {
  const { explanation, result, origin } = entry;
  if (explanation.kind !== "verdict") return null;
  return (
    <div>
      {caption !== undefined && <h3 className="eyebrow pb-1">{caption}</h3>}
      <Picture
        request={{ ...result.request, origin }}
        exchanges={explanation.exchanges}
        verdict={explanation.verdict}
        received={toText(toGot(result))}
        isAttacker={entry.action.kind === "attacker"}
        isHarm={isHarm(entry)}
        {...(caption === undefined
          ? {}
          : { label: `The picture ${caption.toLowerCase()} the fix` })}
      />
    </div>
  );
}
