import { findProfile, getWhy } from "@blocked/profiles";
import type { ReactNode } from "react";
import { toText } from "../../../lib/explain/sentence.ts";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { Evidence } from "../../../runner/result/evidence.tsx";
import { ResultHeading } from "../../../runner/result/result-heading.tsx";
import { toRecordedLines, toStepConsoles } from "../../../runner/scenario/step-consoles.ts";
import { toDecisive, type StepResult } from "../../../runner/scenario/step-result.ts";
import { useApiName, useLab } from "../../../runner/state/lab-context.tsx";
import type { ScenarioEntry } from "../../../runner/state/state.ts";
import { MainButton } from "../../../ui/button.tsx";
import { RequestDiagram } from "../../../ui/diagram/request-diagram.tsx";
import { ConsolePane } from "../../../ui/panes/console-pane.tsx";
import { ScriptPane } from "../../../ui/panes/script-pane.tsx";
import { ServerPane } from "../../../ui/panes/server-pane.tsx";
import { StatusBanner } from "../../../ui/verdict/status-banner.tsx";
import { ScenarioFix } from "./scenario-fix.tsx";
import { toScenarioStatus } from "./scenario-status.ts";
import { ScenarioSteps } from "./scenario-steps.tsx";

type ScenarioResultProps = {
  entry: ScenarioEntry;
  /** Where a fixed profile leads. */
  next: ReactNode;
};

/** A scenario, explained: why it ended so, its steps, the fix, and the decisive step in full. */
export function ScenarioResult({ entry, next }: ScenarioResultProps) {
  const { lab } = useLab();
  const { before, results, scenario, server, title } = entry;
  const profile = findProfile(entry.profileId);
  const status = toScenarioStatus(entry);
  const isDone = results.length === scenario.steps.length;
  const isUnsure = isDone && status.look === "unsure";
  const decisive = toDecisive(scenario, results);
  const isFixed = before !== null && status.look === "readable";
  return (
    <section aria-labelledby="result" className="blocks">
      <ResultHeading entry={entry} isFixed={isFixed}>
        {title}
      </ResultHeading>
      <StatusBanner
        status={status}
        action={
          isUnsure && profile !== undefined ? (
            <MainButton onClick={() => void lab.play(profile, before)}>Repeat steps</MainButton>
          ) : (
            isFixed && next
          )
        }
      >
        {isDone &&
          (isUnsure
            ? server === "fastapi"
              ? notAsInFastify
              : notAsStated
            : getWhy(scenario, getVisitor().engine))}
      </StatusBanner>
      <ScenarioSteps entry={entry} />
      {isDone && profile !== undefined && profile.fix !== profile.id && (
        <ScenarioFix entry={entry} />
      )}
      {isDone && decisive !== null && <Decisive result={decisive} entry={entry} />}
    </section>
  );
}

const notAsStated =
  "In the recorded browsers these steps end differently. A deleted row, an extension, a proxy or a newer browser may be at work, so nothing is explained here.";

const notAsInFastify =
  "FastAPI ended a step differently from Fastify, for which the steps are described. Compare them below.";

/** The decisive step: its diagram, and what script, console and server saw. */
function Decisive({ result, entry }: { result: StepResult; entry: ScenarioEntry }) {
  const api = useApiName(entry.server);
  const { lab, state } = useLab();
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
          api={api}
          label="Request diagram of the decisive step"
          steps={{ step: state.step, onStep: lab.showStep }}
        />
      )}
      <Evidence
        console={
          explanation === null ? null : (
            <ConsolePane
              consoles={toStepConsoles(result, getVisitor())}
              api={api}
              isRecorded={toRecordedLines(result, getVisitor().engine) !== null}
              {...(cached === null ? {} : { basis: "the response in the browser’s cache" })}
            />
          )
        }
        exchanges={<ServerPane api={api} exchanges={seen} verdict={verdict} />}
        script={
          <ScriptPane
            {...(explanation === null ? { title: "What the program got" } : {})}
            got={got}
            body={got === "opaque" ? undefined : data}
          />
        }
        server={entry.server}
        curl={{ api: new URL(request.url).origin, exchanges: seen, body: request.body }}
        profile={findProfile(entry.profileId)}
      />
    </>
  );
}
