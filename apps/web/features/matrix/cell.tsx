import { toProbeLink } from "../../lib/lab-address.ts";
import { type Cell, toEnding, toWord } from "./state/cells.ts";
import type { Measured } from "./state/compare.ts";

/** A cell's stated outcome in short, and whether this browser agrees. */
export function MatrixCell({
  cell: { profile, probe, outcome },
  measured,
  isDim,
}: {
  cell: Cell;
  measured: Measured | undefined;
  isDim: boolean;
}) {
  const isBlocked = outcome.verdict === "blocked";
  const agrees = measured?.differences.length === 0;
  return (
    <td className={`align-top whitespace-nowrap ${isDim ? "bg-sunk" : ""}`}>
      <a
        href={toProbeLink(profile.id, probe)}
        title={`${toEnding(outcome)}: ${outcome.exchanges.join(", ")}`}
        className={`hover:underline ${isBlocked ? "text-blocked" : "text-readable"}`}
      >
        <span aria-hidden="true">{isBlocked ? "✕" : "✓"} </span>
        {toWord(outcome)}
        <span className="text-soft">
          {" "}
          · {outcome.exchanges.length}
          <span className="sr-only"> requests seen by the server</span>
        </span>
      </a>
      {measured !== undefined && (
        <p className={agrees ? "text-readable" : "text-stale"}>
          {agrees ? "= agrees" : "≠ differs"}
        </p>
      )}
    </td>
  );
}
