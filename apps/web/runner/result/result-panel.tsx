import type { Result } from "@blocked/api-client";
import { findProfile } from "@blocked/profiles";
import { useEffect, useRef } from "react";
import { toGot } from "../../lib/explain/explain.ts";
import { toSentence } from "../../lib/explain/sentence.ts";
import { toAttackerSentence } from "./attacker-sentence.ts";
import { type Entry, isHarm } from "../state/state.ts";
import type { Lab } from "../state/lab.ts";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { EntryPicture } from "./entry-diagram.tsx";
import { Fix } from "./fix.tsx";
import { ScriptPane } from "../../ui/panes/script-pane.tsx";
import { ServerPane } from "../../ui/panes/server-pane.tsx";
import { StatusMark, toStatus } from "../../ui/status.tsx";

/** One request, explained: the picture, why in a sentence, the three sides of it, and the fix. */
export function ResultPanel({
  entry,
  lab,
  pageOrigin,
}: {
  entry: Entry;
  lab: Lab;
  pageOrigin: string;
}) {
  const { explanation, result, before } = entry;
  const isBlocked = explanation.kind === "verdict" && explanation.verdict.outcome === "blocked";
  const isAttacker = entry.action.kind === "attacker";
  // That a attacker is refused is as it should be.
  const canBeFixed = isAttacker ? isHarm(entry) : isBlocked;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone; a keyboard goes on from the result.
  useEffect(() => {
    if (before !== null) heading.current?.focus({ preventScroll: true });
  }, [before]);
  return (
    <section aria-labelledby="result" className="space-y-3">
      <h2
        id="result"
        ref={heading}
        tabIndex={-1}
        className="scroll-mt-4 text-lg leading-7 font-semibold"
      >
        <span className="font-mono text-base">{entry.title}</span>
        <span className="font-normal text-soft">
          {" "}
          through {findProfile(entry.profileId)?.title}
        </span>
      </h2>
      {before === null ? (
        <EntryPicture entry={entry} />
      ) : (
        <div className="grid gap-4 min-[1400px]:grid-cols-2">
          <EntryPicture entry={before} caption="Before" />
          <EntryPicture entry={entry} caption="After" />
        </div>
      )}
      <p aria-live="polite">
        <StatusMark status={toStatus(entry)} />.{" "}
        {toAttackerSentence(entry) ?? toSentence(explanation, toGot(result))}{" "}
        {canBeFixed && (
          <a className="text-accent underline" href="#fix">
            See the fix
          </a>
        )}
      </p>
      {explanation.kind === "forgotten" && (
        <button type="button" className="button-main" onClick={() => void lab.again(entry)}>
          Send it again
        </button>
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
            api={new URL(result.request.url).origin}
            body={result.request.body}
          />
        </div>
      )}
      {canBeFixed && <Fix entry={entry} lab={lab} pageOrigin={pageOrigin} />}
    </section>
  );
}

function toBody(result: Result<unknown>): unknown {
  if ("unreadable" in result) return undefined;
  return "data" in result ? result.data : { error: result.error };
}
