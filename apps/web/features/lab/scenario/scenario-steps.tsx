import type { Engine } from "@blocked/cors-protocol";
import { getDecisive, getStepEnd, type ScenarioStep, toCall } from "@blocked/profiles";
import { isError } from "../../../lib/explain/explain.ts";
import { toText } from "../../../lib/explain/sentence.ts";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { toRecordedLines } from "../../../runner/scenario/step-consoles.ts";
import type { StepResult } from "../../../runner/scenario/step-result.ts";
import type { ScenarioEntry } from "../../../runner/state/state.ts";

const columns =
  "grid gap-x-6 border-b border-rule py-1.5 pl-3 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]";
const end = "xl:col-start-2 xl:row-start-1 xl:row-span-2";

type ScenarioStepsProps = {
  entry: Pick<ScenarioEntry, "api" | "scenario" | "results" | "secondsLeft">;
  /** The engine for which steps that were not sent say how they will end; null while they are being sent. */
  predictedFor?: Engine | "nobody" | null;
};

/** What script did in each step, what it got, and what the server saw. */
export function ScenarioSteps({ entry, predictedFor = null }: ScenarioStepsProps) {
  const { api, scenario, results, secondsLeft } = entry;
  const decisive = getDecisive(scenario);
  return (
    <ol aria-label="Steps" className="border-t border-rule">
      {scenario.steps.map((step, index) => {
        const result = results[index];
        const isWaiting = index === results.length && secondsLeft !== null;
        return (
          <li
            key={index}
            className={`${columns} ${index === decisive ? "border-l-2 border-l-ink" : ""}`}
          >
            <p>
              <span className="font-semibold">{index + 1}. </span>
              {step.does}
              {index === decisive && scenario.steps.length > 1 && (
                <span className="text-sm text-soft"> (the decisive step)</span>
              )}
            </p>
            <p className="wire text-soft">{toCall(step.request, api)}</p>
            {/* The console of the decisive step has a pane of its own. */}
            {result !== undefined && index !== decisive && (
              <Printed lines={toRecordedLines(result, getVisitor().engine) ?? []} />
            )}
            {result !== undefined ? (
              <End result={result} />
            ) : predictedFor === null ? (
              <p className={`${end} text-soft`} aria-live="polite">
                {isWaiting ? `Waiting: ${secondsLeft} s` : "…"}
              </p>
            ) : (
              predictedFor !== "nobody" && <Predicted step={step} engine={predictedFor} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Predicted({ step, engine }: { step: ScenarioStep; engine: Engine }) {
  const { sees, exchanges } = getStepEnd(step, engine);
  const got = typeof sees === "string" ? sees : `status ${sees.status}`;
  const hasHeader = typeof sees === "object" && sees.hasHeader;
  return (
    <div className={`${end} text-soft`}>
      <p>
        Predicted: <span className="wire">{got === "opaque" ? "an opaque response" : got}</span>
        {step.asks !== undefined && `; ${step.asks}: ${hasHeader ? "a value" : "null"}`}
      </p>
      <p className="text-sm">
        {exchanges.length === 0
          ? "The server will see nothing."
          : `The server will see ${exchanges.map((one) => one.replace(/ (?!.* )/, " → ")).join(", ")}.`}
      </p>
    </div>
  );
}

function Printed({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="xl:col-span-2 xl:row-start-3">
      {lines.map((line) => (
        <li key={line} className="text-sm">
          <span className="text-soft">Console: </span>
          <span className="wire text-blocked">{line}</span>
        </li>
      ))}
    </ul>
  );
}

function End({ result: { step, got, value, exchanges, cached } }: { result: StepResult }) {
  return (
    <div className={end}>
      <p className={isError(got) ? "wire text-blocked" : "wire"}>
        {toText(got)}
        {step.asks !== undefined && (
          <>
            {"; "}
            {step.asks}: <strong>{value === null ? "null" : value}</strong>
          </>
        )}
      </p>
      <p className="text-sm text-soft">{toSeen(exchanges, cached)}</p>
    </div>
  );
}

function toSeen(exchanges: StepResult["exchanges"], cached: StepResult["cached"]): string {
  if (!Array.isArray(exchanges)) return "The API did not say what it saw.";
  if (cached !== null) return "The server saw nothing: the browser used its cache.";
  if (exchanges.length === 0) return "The server saw nothing.";
  const lost = exchanges.filter(({ response }) => response === null).length;
  if (lost > 1) return `The server saw it ${lost} times and sent no response.`;
  const seen = exchanges.map(
    ({ method, response }) => `${method} → ${response?.status ?? "no response"}`,
  );
  return `The server saw ${seen.join(", ")}.`;
}
