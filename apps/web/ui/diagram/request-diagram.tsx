import type { ReactNode } from "react";
import { Scrubber } from "../scrubber.tsx";
import { type DrawnRequest, toRows } from "./rows.tsx";

export type DiagramProps = Omit<DrawnRequest, "whose"> & {
  /** Whether the script belongs to another website. */
  isAttacker?: boolean;
  /** Nothing has been sent yet, so it is drawn dashed. */
  isPredicted?: boolean;
  /** The server's name where there are several. */
  api?: string | null;
  /** The name for assistive technology; two diagrams on a page need two names. */
  label?: string;
  /** The heading of the result that it draws. */
  heading?: ReactNode;
  /** The row that is drawn last, from 1, and how to choose another; without it there is no scrubber. */
  steps?: { step: number | null; onStep: (step: number | null) => void };
};

/**
 * Draws one request in three lanes, time running down: what script sent, what the browser checked, where it
 * stopped, and what the server did. It needs no script of its own.
 */
export function RequestDiagram(props: DiagramProps) {
  const {
    label = "Request diagram",
    api = null,
    isAttacker = false,
    isPredicted = false,
    heading,
    steps,
  } = props;
  const whose = isAttacker ? "Their" : "Your";
  const rows = toRows({ ...props, whose });
  const last = Math.min(steps?.step ?? rows.length, rows.length);
  return (
    <figure aria-label={label} className={`diagram ${isPredicted ? "diagram-predicted" : ""}`}>
      {(isPredicted || heading !== undefined || steps !== undefined) && (
        <figcaption className="diagram-caption">
          <div className="min-w-0">{heading ?? (isPredicted && "Predicted: nothing was sent")}</div>
          {steps !== undefined && (
            <Scrubber
              step={last}
              steps={rows.length}
              onStep={(next) => steps.onStep(next === rows.length ? null : next)}
            />
          )}
        </figcaption>
      )}
      <div className="diagram-lanes" aria-hidden="true">
        <span>{whose} JavaScript</span>
        <span>The browser</span>
        <span>{api ?? "The API"}</span>
      </div>
      <ol>
        {rows.map((row, index) => (
          // The rows after the step keep their place, so that nothing moves.
          <li key={index} className={index < last ? undefined : "invisible"}>
            {row}
          </li>
        ))}
      </ol>
    </figure>
  );
}
