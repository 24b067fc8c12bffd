import type { Engine } from "@blocked/cors-protocol";
import { getDecisive, getStepEnd, type ScenarioStep, toCall } from "@blocked/profiles";
import type { ApiId } from "../../../lib/apis.ts";
import { isError } from "../../../lib/explain/explain.ts";
import { toText } from "../../../lib/explain/sentence.ts";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { toRecordedLines } from "../../../runner/scenario/step-consoles.ts";
import { isAsStated, type StepResult } from "../../../runner/scenario/step-result.ts";
import type { ScenarioEntry } from "../../../runner/state/state.ts";

const columns =
  "grid gap-x-6 border-b border-rule py-1.5 pl-3 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]";
const end = "xl:col-start-2 xl:row-start-1 xl:row-span-2";

type ScenarioStepsProps = {
  entry: Pick<ScenarioEntry, "api" | "scenario" | "server" | "results" | "secondsLeft">;
  /** The engine for which steps that were not sent say how they will end; null while they are being sent. */
  predictedFor?: Engine | "nobody" | null;
};

/** What script did in each step, what it got, and what the server saw. */
export function ScenarioSteps({ entry, predictedFor = null }: ScenarioStepsProps) {
  const { api, scenario, server, results, secondsLeft } = entry;
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
              <End result={result} server={server} />
            ) : predictedFor === null ? (
              <p className={`${end} text-soft`} aria-live="polite">
                {isWaiting ? `Waiting: ${secondsLeft} s` : "…"}
              </p>
            ) : (
              predictedFor !== "nobody" && (
                <div className={`${end} text-soft`}>
                  <Stated step={step} engine={predictedFor} />
                </div>
              )
            )}
          </li>
        );
      })}
    </ol>
  );
}

type StatedProps = {
  step: ScenarioStep;
  engine: Engine;
  /** Whether Fastify ends it so, and the server that got it did not. */
  isOther?: boolean;
};

/** How a step ends as its scenario states. */
function Stated({ step, engine, isOther = false }: StatedProps) {
  const { sees, exchanges } = getStepEnd(step, engine);
  const got = typeof sees === "string" ? sees : `status ${sees.status}`;
  const verb = isOther ? "saw" : "will see";
  const hasHeader = typeof sees === "object" && sees.hasHeader;
  return (
    <>
      <p>
        {isOther ? "With Fastify" : "Predicted"}:{" "}
        <span className="wire">{got === "opaque" ? "an opaque response" : got}</span>
        {step.asks !== undefined && `; ${step.asks}: ${hasHeader ? "a value" : "null"}`}
      </p>
      <p className="text-sm">
        {exchanges.length === 0
          ? `The server ${verb} nothing.`
          : `The server ${verb} ${exchanges.map((one) => one.replace(/ (?!.* )/, " → ")).join(", ")}.`}
      </p>
    </>
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

function End({ result, server }: { result: StepResult; server: ApiId }) {
  const { step, got, value, exchanges, cached } = result;
  const { engine } = getVisitor();
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
      {server !== "fastify" && !isAsStated(result, engine, server) && (
        <div className="border-l-2 border-rule pl-2 text-sm text-soft">
          <Stated step={step} engine={engine} isOther />
        </div>
      )}
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
