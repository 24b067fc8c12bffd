import { findProfile, getWhy } from "@blocked/profiles";
import { toText } from "../../../lib/explain/sentence.ts";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { ResultHeading } from "../../../runner/result/result-heading.tsx";
import { toRecordedLines, toStepConsoles } from "../../../runner/scenario/step-consoles.ts";
import { toDecisive, type StepResult } from "../../../runner/scenario/step-result.ts";
import { useLab } from "../../../runner/state/lab-context.tsx";
import type { ScenarioEntry } from "../../../runner/state/state.ts";
import { MainButton } from "../../../ui/button.tsx";
import { RequestDiagram } from "../../../ui/diagram/request-diagram.tsx";
import { Link } from "../../../ui/link.tsx";
import { ConsolePane } from "../../../ui/panes/console-pane.tsx";
import { ScriptPane } from "../../../ui/panes/script-pane.tsx";
import { ServerPane } from "../../../ui/panes/server-pane.tsx";
import { StatusMark } from "../../../ui/status.tsx";
import { ScenarioFix } from "./scenario-fix.tsx";
import { toScenarioStatus } from "./scenario-status.ts";
import { ScenarioSteps } from "./scenario-steps.tsx";

/** A scenario, explained: its steps, why it ended so, the decisive step in full, and the fix. */
export function ScenarioResult({ entry }: { entry: ScenarioEntry }) {
  const { lab } = useLab();
  const { results, scenario, title } = entry;
  const profile = findProfile(entry.profileId);
  const status = toScenarioStatus(entry);
  const isDone = results.length === scenario.steps.length;
  const decisive = toDecisive(scenario, results);
  const isBroken = profile !== undefined && profile.fix !== profile.id;
  return (
    <section aria-labelledby="result" className="space-y-3">
      <ResultHeading entry={entry}>{title}</ResultHeading>
      <ScenarioSteps entry={entry} />
      <p aria-live="polite">
        <StatusMark status={status} />.{" "}
        {isDone && (status.look === "unsure" ? notAsStated : getWhy(scenario, getVisitor().engine))}{" "}
        {isDone && isBroken && <Link href="#fix">See the fix</Link>}
      </p>
      {isDone && status.look === "unsure" && profile !== undefined && (
        <MainButton onClick={() => void lab.showMe(profile)}>Repeat steps</MainButton>
      )}
      {isDone && decisive !== null && <Decisive result={decisive} />}
      {isDone && isBroken && <ScenarioFix entry={entry} />}
    </section>
  );
}

const notAsStated =
  "In the recorded browsers these steps end differently. A deleted row, an extension, a proxy or a newer browser may be at work, so nothing is explained here.";

/** The decisive step: its diagram, and what script, console and server saw. */
function Decisive({ result }: { result: StepResult }) {
  const { request, got, data, exchanges, cached, explanation } = result;
  const seen = Array.isArray(exchanges) ? exchanges : [];
  const verdict = explanation?.kind === "verdict" && cached === null ? explanation.verdict : null;
  return (
    <>
      {verdict !== null && (
        <RequestDiagram
          request={request}
          exchanges={seen}
          verdict={verdict}
          received={toText(got)}
          label="Request diagram of the decisive step"
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
              isRecorded={toRecordedLines(result, getVisitor().engine) !== null}
              {...(cached === null ? {} : { basis: "the response in the browser’s cache" })}
            />
          )}
        </div>
        <ServerPane
          exchanges={seen}
          verdict={verdict}
          curl={{ api: new URL(request.url).origin, body: request.body }}
        />
      </div>
    </>
  );
}
