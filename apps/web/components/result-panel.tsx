import { explanations, type PreflightReason } from "@blocked/cors-protocol";
import { findProfile } from "@blocked/profiles";
import type { Entry } from "../lab/state.ts";
import type { Lab } from "../lab/store.ts";
import { ConsolePane } from "./console-pane.tsx";
import { Fix } from "./fix.tsx";
import { ScriptPane } from "./script-pane.tsx";
import { ServerPane } from "./server-pane.tsx";
import { StatusMark, toStatus } from "./status.tsx";

/** One request, explained. */
export function ResultPanel({
  entry,
  lab,
  pageOrigin,
}: {
  entry: Entry;
  lab: Lab;
  pageOrigin: string;
}) {
  const { explanation, result } = entry;
  return (
    <section aria-labelledby="result" className="space-y-4">
      <div className="space-y-1" aria-live="polite">
        <h2 id="result" className="text-lg font-semibold">
          <span className="font-mono">{entry.title}</span>
          <span className="font-normal text-soft">
            {" "}
            through {findProfile(entry.profileId)?.title}
          </span>
        </h2>
        <p>
          <StatusMark status={toStatus(explanation)} />. {toSentence(entry)}
        </p>
      </div>
      {explanation.kind === "forgotten" ? (
        <button type="button" className="button-main" onClick={() => void lab.send(entry.action)}>
          Send it again
        </button>
      ) : (
        <div className="grid gap-6 md:grid-cols-3">
          <ScriptPane result={result} />
          {explanation.kind === "verdict" && <ConsolePane lines={explanation.lines} />}
          <ServerPane exchanges={explanation.exchanges} />
        </div>
      )}
      {explanation.kind === "verdict" && explanation.verdict.outcome === "blocked" && (
        <Fix entry={entry} lab={lab} pageOrigin={pageOrigin} />
      )}
    </section>
  );
}

/** Why, in a sentence or two. */
function toSentence({ explanation, result }: Entry): string {
  switch (explanation.kind) {
    case "forgotten":
      return "The API was restarted in between and no longer knows what it saw.";
    case "unanswered":
      return "This is not CORS: no server sent an answer. Is the API running?";
    case "disagreement": {
      const got = "unreadable" in result ? String(result.unreadable) : `status ${result.status}`;
      const predicted =
        explanation.verdict.outcome === "blocked"
          ? `a block (${explanation.verdict.code})`
          : `an answer that is ${explanation.verdict.outcome}`;
      return `From what the server saw we expected ${predicted}, and your script got ${got}. An extension, a flag, a proxy or a newer browser may be at work, so nothing is explained here.`;
    }
    case "verdict": {
      const { verdict } = explanation;
      const asked = toReasons(verdict.preflight);
      if (verdict.outcome !== "blocked") {
        return `${asked}The server gave every permission that this request needs.`;
      }
      return `${asked}${explanations[verdict.code]}`;
    }
  }
}

function toReasons(reasons: PreflightReason[]): string {
  if (reasons.length === 0) return "";
  const names = reasons.map((reason) =>
    reason.kind === "method" ? `the method ${reason.method}` : `the header ${reason.name}`,
  );
  return `Because of ${names.join(" and ")}, the browser sent a preflight first. `;
}
