import { engineNames, type Visitor } from "../../lib/explain/visitor.ts";
import { Button, MainButton, once } from "../../ui/button.tsx";
import type { Cell } from "./state/cells.ts";
import type { MatrixRun, RunState } from "./state/run.ts";

type RunPanelProps = {
  run: MatrixRun;
  state: RunState;
  cells: readonly Cell[];
  /** The number of matching cells that this page cannot send. */
  leftOut: number;
  visitor: Visitor;
  onDownload: () => void;
};

/** Sends the requests from this browser: how many, how far the run is, and what it found. */
export function RunPanel({ run, state, cells, leftOut, visitor, onDownload }: RunPanelProps) {
  const { phase, total, left, measured, trouble } = state;
  const agree = [...measured.values()].filter(({ differences }) => differences.length === 0).length;
  const canResume = (phase === "stopped" || phase === "away") && left > 0;
  const isRunning = phase === "running";
  const isEmpty = cells.length === 0;
  return (
    <section
      aria-label="Measure in this browser"
      className="space-y-3 rounded-lg border border-rule bg-raised p-4"
    >
      <p id="run-explained" className="max-w-text">
        {isEmpty
          ? toReason(leftOut)
          : "Your browser sends these requests to the lab’s API, and the table shows whether it agrees. Most of them fail on purpose, so expect hundreds of red lines in the console. Your items stay as they are."}
        {!isEmpty &&
          leftOut > 0 &&
          ` ${leftOut} requests need a page of another origin, and are left out.`}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        {isRunning ? (
          <Button onClick={once(() => void run.stop())}>Stop run</Button>
        ) : (
          <MainButton
            disabled={isEmpty}
            aria-describedby="run-explained"
            onClick={once(() => void run.start(cells))}
          >
            {isEmpty ? "Send requests" : `Send ${cells.length} requests`}
          </MainButton>
        )}
        {canResume && (
          <Button onClick={once(() => void run.resume())}>Resume run ({left} left)</Button>
        )}
        {measured.size > 0 && !isRunning && <Button onClick={onDownload}>Download JSON</Button>}
        {isRunning && (
          <progress aria-label="Progress of the run" max={total} value={total - left} />
        )}
      </div>
      <p aria-live="polite" className="min-h-6">
        {phase === "away" &&
          `${trouble} The results so far are kept. Start the API, then resume the run. `}
        {phase === "stopped" && "Stopped. "}
        {measured.size > 0 &&
          !isRunning &&
          `${agree} agree, ${measured.size - agree} differ, in ${engineNames[visitor.engine]}${visitor.version === null ? "" : ` ${visitor.version}`}.`}
      </p>
    </section>
  );
}

/** Why there is nothing to send. */
function toReason(leftOut: number): string {
  return leftOut === 0
    ? "No request matches the filter. Change the search or what it ends in."
    : "Every request that matches needs a page of another origin, which this page cannot send.";
}
