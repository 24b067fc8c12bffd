import { getDecisive, type SceneStep, toCall } from "@blocked/profiles";
import { isError } from "../lab/explain.ts";
import { getVisitor } from "../lab/browser.ts";
import { toPrinted } from "../lab/scene-consoles.ts";
import type { StepResult } from "../lab/scene.ts";
import { toText } from "../lab/sentence.ts";
import type { SceneEntry } from "../lab/state.ts";

/** What script did, step by step: what it got, and what the server saw. */
export function SceneSteps({ entry }: { entry: SceneEntry }) {
  const { api, scene, results, secondsLeft } = entry;
  const decisive = getDecisive(scene);
  return (
    <ol aria-label="Steps" className="scene-steps">
      {scene.steps.map((step, index) => {
        const result = results[index];
        const isNext = index === results.length;
        return (
          <li key={index} className={index === decisive ? "border-l-2 border-accent" : ""}>
            <p className="scene-does">
              <span className="font-semibold">{index + 1}. </span>
              {step.does}
              {index === decisive && scene.steps.length > 1 && (
                <span className="text-sm text-soft"> (this one shows it)</span>
              )}
            </p>
            <p className="wire scene-call">{toCall(step.request, api)}</p>
            {/* What the deciding step printed has a pane of its own. */}
            {result !== undefined && index !== decisive && (
              <Printed lines={toPrinted(result, getVisitor().engine) ?? []} />
            )}
            {result === undefined ? (
              <p className="scene-end text-soft" aria-live="polite">
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
    <ul className="scene-printed">
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
  step: SceneStep;
  result: StepResult;
}) {
  return (
    <div className="scene-end">
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
