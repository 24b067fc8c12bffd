import { toLink } from "../../lib/lab-address.ts";
import { type Cell, toEnding, toWord } from "./cells.ts";
import type { Measured } from "./compare.ts";

/** How a cell ends in short, and whether this browser agrees. */
export function MatrixCell({
  cell,
  measured,
  isDim,
}: {
  cell: Cell;
  measured: Measured | undefined;
  isDim: boolean;
}) {
  const { profile, probe, outcome } = cell;
  const isBlocked = outcome.verdict === "blocked";
  const { cookies, token, text } = probe;
  return (
    <td className={`matrix-cell ${isDim ? "bg-sunk" : ""}`}>
      <a
        href={toLink(profile.id, { cookies, token, text }, probe.request)}
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
        <p className={measured.differences.length === 0 ? "text-readable" : "text-stale"}>
          {measured.differences.length === 0 ? "= agrees" : "≠ departs"}
        </p>
      )}
    </td>
  );
}
