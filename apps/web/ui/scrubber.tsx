import type { KeyboardEvent } from "react";

type ScrubberProps = {
  /** The row that is drawn last, from 1. */
  step: number;
  steps: number;
  onStep: (step: number) => void;
};

/** Plays a request forth and back. Its buttons keep the focus at either end, so they are never disabled. */
export function Scrubber({ step, steps, onStep }: ScrubberProps) {
  const goTo = (next: number) => onStep(Math.min(steps, Math.max(1, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    goTo(step + move);
  };
  const button = (label: string, sign: string, to: number) => (
    <button
      type="button"
      className="scrubber-button"
      aria-label={label}
      aria-disabled={to < 1 || to > steps}
      onClick={() => goTo(to)}
      onKeyDown={onKeyDown}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <fieldset aria-label="Steps of the request" className="scrubber">
      {button("Previous step", "‹", step - 1)}
      <span aria-live="polite">
        Step {step} of {steps}
      </span>
      {button("Next step", "›", step + 1)}
    </fieldset>
  );
}
