import { findProfile } from "@blocked/profiles";
import type { ReactNode } from "react";
import { toGot } from "../../lib/explain/explain.ts";
import { MainButton } from "../../ui/button.tsx";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { ScriptPane } from "../../ui/panes/script-pane.tsx";
import { ServerPane } from "../../ui/panes/server-pane.tsx";
import { useApiName, useLab } from "../state/lab-context.tsx";
import { type Entry, isHarm } from "../state/state.ts";
import { EntryDiagram } from "./entry-diagram.tsx";
import { EntryVerdict } from "./entry-verdict.tsx";
import { Evidence } from "./evidence.tsx";
import { Fix } from "./fix.tsx";
import { ResultHeading } from "./result-heading.tsx";

/**
 * One request, explained: the verdict, its diagram, the fix directly below, and the evidence. After a fix its
 * code comes first, since two diagrams would push it out of sight.
 * @param next where a fixed profile leads
 */
export function ResultPanel({ entry, next }: { entry: Entry; next?: ReactNode }) {
  const { lab } = useLab();
  const api = useApiName(entry.server);
  const { action, before, explanation, profileId, result, title } = entry;
  const isBlocked = explanation.kind === "verdict" && explanation.verdict.outcome === "blocked";
  const isAttacker = action.kind === "attacker";
  // A block of another website is no failure.
  const hasFailed = isAttacker ? isHarm(entry) : isBlocked;
  const isFixed = before !== null && explanation.kind === "verdict" && !hasFailed;
  const heading = (
    <ResultHeading entry={entry} isFixed={isFixed}>
      <span className="wire">{title}</span>
    </ResultHeading>
  );
  // A single diagram has the heading as its caption.
  const isOne = explanation.kind === "verdict" && before === null;
  return (
    <section aria-labelledby="result" className="blocks">
      {!isOne && heading}
      <EntryVerdict
        entry={entry}
        action={
          explanation.kind === "forgotten" ? (
            <MainButton onClick={() => void lab.again(entry)}>Resend request</MainButton>
          ) : (
            isFixed && next
          )
        }
      />
      {before === null && <EntryDiagram entry={entry} heading={heading} />}
      {explanation.kind === "verdict" && (hasFailed || before !== null) && (
        <Fix
          profileId={hasFailed || before === null ? profileId : before.profileId}
          failed={hasFailed ? entry : null}
        />
      )}
      {before !== null && (
        <div className="@container">
          <div className="grid gap-4 @min-[700px]:grid-cols-2">
            <EntryDiagram entry={entry} caption="After" />
            <EntryDiagram entry={before} caption="Before" />
          </div>
        </div>
      )}
      {"exchanges" in explanation && (
        <Evidence
          console={
            explanation.kind === "verdict" ? (
              <ConsolePane consoles={explanation.consoles} api={api} />
            ) : null
          }
          exchanges={
            <ServerPane
              api={api}
              exchanges={explanation.exchanges}
              verdict={explanation.kind === "verdict" ? explanation.verdict : null}
            />
          }
          script={
            <ScriptPane
              title={isAttacker ? "What their JavaScript got" : "What your JavaScript got"}
              got={toGot(result)}
              body={toBody(result)}
            />
          }
          server={entry.server}
          curl={{
            api: new URL(result.request.url).origin,
            exchanges: explanation.exchanges,
            body: result.request.body,
          }}
          profile={findProfile(profileId)}
        />
      )}
    </section>
  );
}

function toBody(result: Entry["result"]): unknown {
  if ("unreadable" in result) return undefined;
  return "data" in result ? result.data : { error: result.error };
}
