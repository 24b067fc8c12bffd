import type { Visitor } from "../../lib/explain/visitor.ts";
import { engineNames } from "../../lib/explain/consoles.ts";
import type { Cell } from "./cells.ts";
import type { MatrixRun, RunState } from "./run/run.ts";
import { once } from "../../ui/button.tsx";

/** Measuring in this browser: what it will do, how far it is, and what came of it. */
export function RunPanel({
  run,
  state,
  cells,
  leftOut,
  visitor,
  onDownload,
}: {
  run: MatrixRun;
  state: RunState;
  cells: readonly Cell[];
  leftOut: number;
  visitor: Visitor;
  onDownload: () => void;
}) {
  const { phase, total, left, measured, trouble } = state;
  const agree = [...measured.values()].filter(({ differences }) => differences.length === 0).length;
  const canGoOn = (phase === "stopped" || phase === "away") && left > 0;
  return (
    <section aria-label="Measure in this browser" className="space-y-2">
      <p className="max-w-prose">
        Your browser can really send all of these requests. Most of them are refused on purpose, so
        the console fills with some hundreds of red lines. Your items stay as they are.
        {leftOut > 0 && ` ${leftOut} need a page of another origin, and are left out.`}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        {phase === "running" ? (
          <button type="button" className="button" onClick={once(() => void run.stop())}>
            Stop
          </button>
        ) : (
          <button
            type="button"
            className="button-main"
            disabled={cells.length === 0}
            onClick={once(() => void run.start(cells))}
          >
            Run {cells.length} in this browser
          </button>
        )}
        {canGoOn && (
          <button type="button" className="button" onClick={once(() => void run.goOn())}>
            Go on with the other {left}
          </button>
        )}
        {measured.size > 0 && phase !== "running" && (
          <button type="button" className="button" onClick={onDownload}>
            Download as JSON
          </button>
        )}
        {phase === "running" && (
          <progress aria-label="Measured so far" max={total} value={total - left} />
        )}
      </div>
      <p aria-live="polite" className="min-h-6">
        {phase === "away" && `${trouble} What was measured is kept; start the API, then go on. `}
        {phase === "stopped" && "Stopped. "}
        {measured.size > 0 &&
          phase !== "running" &&
          `${agree} agree, ${measured.size - agree} depart, in ${engineNames[visitor.engine]}${visitor.version === null ? "" : ` ${visitor.version}`}.`}
      </p>
    </section>
  );
}
