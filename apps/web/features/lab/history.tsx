import { findProfile } from "@blocked/profiles";
import type { Entry, ScenarioEntry } from "../../runner/state/state.ts";
import { toScenarioStatus } from "./scenario/scenario-status.ts";
import { StatusMark, toStatus } from "../../ui/status.tsx";

/** The last requests, newest first; each can be explained again. */
export function History({
  entries,
  shown,
  onReopen,
}: {
  entries: readonly (Entry | ScenarioEntry)[];
  shown: Entry | ScenarioEntry | null;
  onReopen: (entry: Entry | ScenarioEntry) => void;
}) {
  return (
    <section aria-labelledby="history" className="pane">
      <h2 id="history" className="eyebrow">
        Sent so far
      </h2>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id} className="border-b border-rule">
            <button
              type="button"
              className={`flex w-full flex-wrap items-baseline gap-x-3 py-1.5 text-left hover:bg-sunk ${entry === shown ? "bg-sunk" : ""}`}
              aria-current={entry === shown ? "true" : undefined}
              onClick={() => onReopen(entry)}
            >
              <span className="wire">{entry.title}</span>
              <span className="text-sm text-soft">
                through {findProfile(entry.profileId)?.title}
              </span>
              <span className="text-sm">
                <StatusMark
                  status={"results" in entry ? toScenarioStatus(entry) : toStatus(entry)}
                />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
