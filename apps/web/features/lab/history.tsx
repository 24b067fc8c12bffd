import { findProfile } from "@blocked/profiles";
import { toApiName } from "../../lib/apis.ts";
import { toStatus } from "../../runner/result/entry-verdict.tsx";
import { useLab } from "../../runner/state/lab-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Pane } from "../../ui/pane.tsx";
import { StatusMark } from "../../ui/verdict/status.tsx";
import { toScenarioStatus } from "./scenario/scenario-status.ts";

/** The last requests and scenarios, newest first; each can be explained again. */
export function History() {
  const { lab, state } = useLab();
  const ids = [state.scenario?.id, state.shown?.id, state.shown?.beside?.id];
  const isShown = ({ id }: { id: number }) => ids.includes(id);
  return (
    <Pane title="Request history" level="h2" className="">
      <ol>
        {state.history.map((entry) => (
          <li key={entry.id} className="border-b border-rule">
            <Button
              className={`flex w-full flex-wrap items-baseline gap-x-3 py-1.5 text-left hover:bg-sunk ${isShown(entry) ? "bg-sunk" : ""}`}
              aria-current={isShown(entry) ? "true" : undefined}
              onClick={() => lab.reopen(entry)}
            >
              <span className="wire">{entry.title}</span>
              <span className="text-sm text-soft">
                through {findProfile(entry.profileId)?.title}
                {state.apis.fastapi !== null && ` on ${toApiName(entry.server)}`}
                {"isShown" in entry && !entry.isShown && ", sent by the app itself"}
              </span>
              <span className="text-sm">
                <StatusMark
                  status={"results" in entry ? toScenarioStatus(entry) : toStatus(entry)}
                />
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </Pane>
  );
}
