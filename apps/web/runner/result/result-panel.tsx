import { toGot } from "../../lib/explain/explain.ts";
import { toSentence } from "../../lib/explain/sentence.ts";
import { MainButton } from "../../ui/button.tsx";
import { Link } from "../../ui/link.tsx";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { ScriptPane } from "../../ui/panes/script-pane.tsx";
import { ServerPane } from "../../ui/panes/server-pane.tsx";
import { type Status, StatusMark, toExplanationStatus } from "../../ui/status.tsx";
import { useLab } from "../state/lab-context.tsx";
import { type Entry, isHarm } from "../state/state.ts";
import { toAttackerSentence } from "./attacker-sentence.ts";
import { EntryDiagram } from "./entry-diagram.tsx";
import { Fix } from "./fix.tsx";
import { ResultHeading } from "./result-heading.tsx";

export function toStatus(entry: Entry): Status {
  return isHarm(entry)
    ? { look: "danger", word: "Insecure" }
    : toExplanationStatus(entry.explanation);
}

/** One request, explained: its diagram, a sentence, what script, console and server saw, and the fix. */
export function ResultPanel({ entry }: { entry: Entry }) {
  const { lab } = useLab();
  const { action, before, explanation, result, title } = entry;
  const isBlocked = explanation.kind === "verdict" && explanation.verdict.outcome === "blocked";
  const isAttacker = action.kind === "attacker";
  // A block of another website is no failure.
  const canBeFixed = isAttacker ? isHarm(entry) : isBlocked;
  return (
    <section aria-labelledby="result" className="space-y-3">
      <ResultHeading entry={entry}>
        <span className="font-mono text-base">{title}</span>
      </ResultHeading>
      {before === null ? (
        <EntryDiagram entry={entry} />
      ) : (
        <div className="grid gap-4 min-[1400px]:grid-cols-2">
          <EntryDiagram entry={before} caption="Before" />
          <EntryDiagram entry={entry} caption="After" />
        </div>
      )}
      <p aria-live="polite">
        <StatusMark status={toStatus(entry)} />.{" "}
        {toAttackerSentence(entry) ?? toSentence(explanation, toGot(result))}{" "}
        {canBeFixed && <Link href="#fix">See the fix</Link>}
      </p>
      {explanation.kind === "forgotten" && (
        <MainButton onClick={() => void lab.again(entry)}>Resend request</MainButton>
      )}
      {"exchanges" in explanation && (
        <div className="grid gap-6 pt-3 sm:grid-cols-2">
          <div className="space-y-6">
            <ScriptPane
              title={isAttacker ? "What their JavaScript got" : "What your JavaScript got"}
              got={toGot(result)}
              body={toBody(result)}
            />
            {explanation.kind === "verdict" && <ConsolePane consoles={explanation.consoles} />}
          </div>
          <ServerPane
            exchanges={explanation.exchanges}
            verdict={explanation.kind === "verdict" ? explanation.verdict : null}
            curl={{ api: new URL(result.request.url).origin, body: result.request.body }}
          />
        </div>
      )}
      {canBeFixed && <Fix entry={entry} />}
    </section>
  );
}

function toBody(result: Entry["result"]): unknown {
  if ("unreadable" in result) return undefined;
  return "data" in result ? result.data : { error: result.error };
}
