import { type Exchange, explanations } from "@blocked/cors-protocol";
import { findProfile } from "@blocked/profiles";
import { useEffect, useRef } from "react";
import type { Entry } from "../lab/state.ts";
import type { Lab } from "../lab/store.ts";
import { ConsolePane } from "./console-pane.tsx";
import { EntryPicture } from "./entry-picture.tsx";
import { Fix } from "./fix.tsx";
import { ScriptPane } from "./script-pane.tsx";
import { ServerPane } from "./server-pane.tsx";
import { StatusMark, toStatus } from "./status.tsx";

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
        <StatusMark status={toStatus(explanation)} />. {toSentence(entry)}{" "}
        {isBlocked && (
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
            <ScriptPane result={result} />
            {explanation.kind === "verdict" && <ConsolePane lines={explanation.lines} />}
          </div>
          <ServerPane
            exchanges={explanation.exchanges}
            verdict={explanation.kind === "verdict" ? explanation.verdict : null}
            api={new URL(result.request.url).origin}
            body={result.request.body}
          />
        </div>
      )}
      {isBlocked && <Fix entry={entry} lab={lab} pageOrigin={pageOrigin} />}
    </section>
  );
}

/** Why, in a sentence or two. */
function toSentence({ explanation, result }: Entry): string {
  switch (explanation.kind) {
    case "forgotten":
      return "The API was restarted in between and no longer knows what it saw.";
    case "unwitnessed":
      return "Your script got an answer, but the API could not be asked what it saw, so nothing is explained here.";
    case "unanswered":
      return explanation.isApiUp
        ? "This is not CORS: the API runs, and sent no answer to this request. Something on the way may have stopped it."
        : "This is not CORS: no server sent an answer. Is the API running?";
    case "disagreement": {
      const got = "unreadable" in result ? String(result.unreadable) : `status ${result.status}`;
      const predicted =
        explanation.verdict.outcome === "blocked"
          ? `a block (${explanation.verdict.code})`
          : explanation.verdict.outcome === "unanswered"
            ? "no answer"
            : `an answer that is ${explanation.verdict.outcome}`;
      return `From what the server saw we expected ${predicted}, and your script got ${got}. An extension, a flag, a proxy or a newer browser may be at work, so nothing is explained here.`;
    }
    case "verdict":
      if (explanation.verdict.outcome === "blocked") {
        return explanations[explanation.verdict.code] + toSideEffect(explanation.exchanges);
      }
      return "error" in result
        ? `CORS is fine: the server gave every permission, and answered ${result.status}.`
        : "The server gave every permission that this request needs.";
  }
}

/** What a block did not prevent. */
function toSideEffect(exchanges: readonly Exchange[]): string {
  const rows = exchanges.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
  if (rows === 0) return "";
  return ` But the server did what was asked: ${rows} row${rows === 1 ? " was" : "s were"} written.`;
}
