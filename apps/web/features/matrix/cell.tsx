import { Fragment } from "react";
import { toProbeLink } from "../../lib/address/lab-address.ts";
import { type Cell, toEnding, toWord } from "./state/cells.ts";
import type { Measured } from "./state/compare.ts";

type MatrixCellProps = {
  cell: Cell;
  measured: Measured | undefined;
  /** Whether the filter asks for another ending. */
  isDim: boolean;
  /** Whether a narrow screen shows this request. */
  isChosen: boolean;
};

/** A long code breaks between its words. */
function toBreakable(code: string) {
  return code.split(/(?=[A-Z])/).map((word, index) => (
    <Fragment key={index}>
      <wbr />
      {word}
    </Fragment>
  ));
}

/** A cell's stated outcome in a word, and whether this browser agrees. */
export function MatrixCell({ cell, measured, isDim, isChosen }: MatrixCellProps) {
  const { profile, probe, outcome } = cell;
  const isBlocked = outcome.verdict === "blocked";
  const agrees = measured?.differences.length === 0;
  const look = isBlocked ? "dense-blocked" : "dense-readable";
  return (
    <td className={`${isDim ? "matrix-dim" : look} ${isChosen ? "" : "max-lg:hidden"}`}>
      <a href={toProbeLink(profile.id, probe)} title={`${toEnding(outcome)}. Open in the lab`}>
        <span aria-hidden="true" className="mr-0.5">
          {isBlocked ? "✕" : "✓"}
        </span>
        <span className={isBlocked ? "max-lg:hidden" : "max-lg:hidden lg:sr-only"}>
          {toWord(outcome)}
        </span>
        {/* A narrow screen shows one request, and has room for the whole name. */}
        <span className="lg:hidden">{toBreakable(toEnding(outcome))}</span>
      </a>
      {measured !== undefined && (
        <span className={agrees ? "text-readable" : "text-stale"}>
          {" "}
          {agrees ? "= agrees" : "≠ differs"}
        </span>
      )}
    </td>
  );
}
