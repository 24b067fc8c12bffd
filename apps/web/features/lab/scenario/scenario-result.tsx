import { findProfile, getWhy } from "@blocked/profiles";
import { useEffect, useRef } from "react";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { toPrinted, toStepConsoles } from "../../../runner/scenario/step-consoles.ts";
import { toDecisive, type StepResult } from "../../../runner/scenario/play.ts";
import { toText } from "../../../lib/explain/sentence.ts";
import type { ScenarioEntry } from "../../../runner/state/state.ts";
import type { Lab } from "../../../runner/state/lab.ts";
import { ConsolePane } from "../../../ui/panes/console-pane.tsx";
import { Picture } from "../../../ui/diagram/request-diagram.tsx";
import { ScenarioFix } from "./scenario-fix.tsx";
import { toScenarioStatus } from "./scenario-status.ts";
import { ScenarioSteps } from "./scenario-steps.tsx";
import { ScriptPane } from "../../../ui/panes/script-pane.tsx";
import { ServerPane } from "../../../ui/panes/server-pane.tsx";
import { StatusMark } from "../../../ui/status.tsx";

/** A scenario, explained: its steps, why it ended so, the step that shows it in full, and the fix. */
export function ScenarioResult({
  entry,
  lab,
  pageOrigin,
}: {
  entry: ScenarioEntry;
  lab: Lab;
  pageOrigin: string;
}) {
  const { before, results, scenario, title } = entry;
  const profile = findProfile(entry.profileId);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone; a keyboard goes on from the result.
  useEffect(() => {
    if (before !== null) heading.current?.focus({ preventScroll: true });
  }, [before]);
  const status = toScenarioStatus(entry);
  const isDone = results.length === scenario.steps.length;
  const decisive = toDecisive(scenario, results);
  const isBroken = profile !== undefined && profile.fix !== profile.id;
  return (
    <section aria-labelledby="result" className="space-y-3">
      <h2
        id="result"
        ref={heading}
        tabIndex={-1}
        className="scroll-mt-4 text-lg leading-7 font-semibold"
      >
        {title}
        <span className="font-normal text-soft"> through {profile?.title}</span>
      </h2>
      <ScenarioSteps entry={entry} />
      <p aria-live="polite">
        <StatusMark status={status} />.{" "}
        {isDone && (status.look === "unsure" ? notAsStated : getWhy(scenario, getVisitor().engine))}{" "}
        {isDone && isBroken && (
          <a className="text-accent underline" href="#fix">
            See the fix
          </a>
        )}
      </p>
      {isDone && status.look === "unsure" && profile !== undefined && (
        <button type="button" className="button-main" onClick={() => void lab.showMe(profile)}>
          Do it again
        </button>
      )}
      {isDone && decisive !== null && <Decisive result={decisive} />}
      {isDone && isBroken && <ScenarioFix entry={entry} lab={lab} pageOrigin={pageOrigin} />}
    </section>
  );
}

const notAsStated =
  "In the browsers that were recorded these steps end otherwise. A row that was deleted, an extension, a proxy or a newer browser may be at work, so nothing is explained here.";

/** The step that shows it, from its three sides. */
function Decisive({ result }: { result: StepResult }) {
  const { request, got, data, exchanges, kept, explanation } = result;
  const seen = Array.isArray(exchanges) ? exchanges : [];
  const verdict = explanation?.kind === "verdict" ? explanation.verdict : null;
  return (
    <>
      {verdict !== null && kept === null && (
        <Picture
          request={request}
          exchanges={seen}
          verdict={verdict}
          received={toText(got)}
          label="The picture of the step that shows it"
        />
      )}
      <div className="grid gap-6 pt-3 sm:grid-cols-2">
        <div className="space-y-6">
          <ScriptPane
            {...(explanation === null ? { title: "What the program got" } : {})}
            got={got}
            body={got === "opaque" ? undefined : data}
          />
          {explanation !== null && (
            <ConsolePane
              consoles={toStepConsoles(result, getVisitor())}
              isRecorded={toPrinted(result, getVisitor().engine) !== null}
              {...(kept === null ? {} : { basis: "the answer that the browser had kept" })}
            />
          )}
        </div>
        <ServerPane
          exchanges={seen}
          verdict={kept === null ? verdict : null}
          api={new URL(request.url).origin}
          body={request.body}
        />
      </div>
    </>
  );
}
