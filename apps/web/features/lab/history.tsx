import { findProfile } from "@blocked/profiles";
import { toLink } from "../../lib/address/lab-address.ts";
import { toApiName } from "../../lib/apis.ts";
import { toStatus } from "../../runner/result/entry-verdict.tsx";
import type { Entry, ScenarioEntry } from "../../runner/state/state.ts";
import { useLab } from "../../runner/state/lab-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Pane } from "../../ui/pane.tsx";
import { StatusMark } from "../../ui/verdict/status.tsx";
import { toScenarioStatus } from "./scenario/scenario-status.ts";

const look = "flex w-full flex-wrap items-baseline gap-x-3 py-1.5 text-left hover:bg-sunk";

/** The last requests and scenarios, newest first; each can be explained again. */
export function History() {
  const { lab, state } = useLab();
  const ids = [state.scenario?.id, state.shown?.id, state.shown?.beside?.id];
  const isShown = ({ id }: { id: number }) => ids.includes(id);
  return (
    <Pane title="Request history" level="h2" className="">
      <ol>
        {state.history.map((entry) => {
          const { id } = entry;
          const { profileId } = entry.before ?? entry;
          return (
            <li key={id} className="border-b border-rule">
              {profileId === state.profileId ? (
                <Button
                  className={`${look} ${isShown(entry) ? "bg-sunk" : ""}`}
                  aria-current={isShown(entry) ? "true" : undefined}
                  onClick={() => lab.reopen(entry)}
                >
                  <Line
                    entry={entry}
                    api={state.apis.fastapi === null ? null : toApiName(entry.server)}
                  />
                </Button>
              ) : (
                <a
                  className={look}
                  href={toLink(profileId)}
                  onClick={(click) => {
                    if (click.metaKey || click.ctrlKey || click.shiftKey) return;
                    click.preventDefault();
                    lab.reopen(entry);
                  }}
                >
                  <Line
                    entry={entry}
                    api={state.apis.fastapi === null ? null : toApiName(entry.server)}
                  />
                  <span className="text-sm text-accent">
                    Open in {findProfile(profileId)?.title} ›
                  </span>
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </Pane>
  );
}

function Line({ entry, api }: { entry: Entry | ScenarioEntry; api: string | null }) {
  const isOwn = "isShown" in entry && !entry.isShown;
  return (
    <>
      <span className="wire">{entry.title}</span>
      <span className="text-sm text-soft">
        {entry.before === null
          ? `through ${findProfile(entry.profileId)?.title}`
          : "sent with the fix"}
        {api !== null && ` on ${api}`}
        {isOwn &&
          (entry.action.kind === "read" ? ": the app reads the list again" : ": sent by the app")}
      </span>
      <span className="text-sm">
        <StatusMark status={"results" in entry ? toScenarioStatus(entry) : toStatus(entry)} />
      </span>
    </>
  );
}
