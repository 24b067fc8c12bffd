import { getDecisive, type ScenarioStep, toCall } from "@blocked/profiles";
import { isError } from "../../../lib/explain/explain.ts";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { toPrinted } from "../../../runner/scenario/step-consoles.ts";
import type { StepResult } from "../../../runner/scenario/play.ts";
import { toText } from "../../../lib/explain/sentence.ts";
import type { ScenarioEntry } from "../../../runner/state/state.ts";

/** What script did, step by step: what it got, and what the server saw. */
export function ScenarioSteps({ entry }: { entry: ScenarioEntry }) {
  const { api, scenario, results, secondsLeft } = entry;
  const decisive = getDecisive(scenario);
  return (
    <ol aria-label="Steps" className="scenario-steps">
      {scenario.steps.map((step, index) => {
        const result = results[index];
        const isNext = index === results.length;
        return (
          <li key={index} className={index === decisive ? "border-l-2 border-accent" : ""}>
            <p className="scenario-does">
              <span className="font-semibold">{index + 1}. </span>
              {step.does}
              {index === decisive && scenario.steps.length > 1 && (
                <span className="text-sm text-soft"> (this one shows it)</span>
              )}
            </p>
            <p className="wire scenario-call">{toCall(step.request, api)}</p>
            {/* What the deciding step printed has a pane of its own. */}
            {result !== undefined && index !== decisive && (
              <Printed lines={toPrinted(result, getVisitor().engine) ?? []} />
            )}
            {result === undefined ? (
              <p className="scenario-end text-soft" aria-live="polite">
                {isNext && secondsLeft !== null ? `Waiting: ${secondsLeft} s` : "…"}
              </p>
            ) : (
              <End step={step} result={result} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** What the console said of a step, beyond CORS. */
function Printed({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="scenario-printed">
      {lines.map((line) => (
        <li key={line} className="text-sm">
          <span className="text-soft">Console: </span>
          <span className="wire text-blocked">{line}</span>
        </li>
      ))}
    </ul>
  );
}

function End({
  step,
  result: { got, value, exchanges, kept },
}: {
  step: ScenarioStep;
  result: StepResult;
}) {
  return (
    <div className="scenario-end">
      <p className={isError(got) ? "wire text-blocked" : "wire"}>
        {toText(got)}
        {step.asks !== undefined && (
          <>
            {"; "}
            {step.asks}: <strong>{value === null ? "null" : value}</strong>
          </>
        )}
      </p>
      <p className="text-sm text-soft">{toSeen(exchanges, kept)}</p>
    </div>
  );
}

function toSeen(exchanges: StepResult["exchanges"], kept: StepResult["kept"]): string {
  if (!Array.isArray(exchanges)) return "The API could not be asked what it saw.";
  if (kept !== null) return "The server saw nothing: answered from the browser’s cache.";
  if (exchanges.length === 0) return "The server saw nothing.";
  const unanswered = exchanges.filter(({ response }) => response === null).length;
  if (unanswered > 1) return `The server saw it ${unanswered} times, and never answered.`;
  const seen = exchanges.map(
    ({ method, response }) => `${method} → ${response?.status ?? "no answer"}`,
  );
  return `The server saw ${seen.join(", ")}.`;
}
