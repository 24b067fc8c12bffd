import type { Ref } from "react";
import { steps, type StepNumber } from "../address.ts";

type StepNavProps = {
  ref: Ref<HTMLElement>;
  step: StepNumber;
  toLink: (change: { step: StepNumber }) => string;
  goTo: (step: StepNumber) => void;
};

/** The four steps, each with an address. A press keeps the page, and with it what was predicted and sent. */
export function StepNav({ ref, step, toLink, goTo }: StepNavProps) {
  return (
    <nav ref={ref} aria-label="Steps">
      <ol className="teach-steps grid grid-cols-4 gap-2">
        {steps.map((name, index) => {
          const number = (index + 1) as StepNumber;
          const isCurrent = number === step;
          return (
            <li key={name}>
              <a
                href={toLink({ step: number })}
                aria-current={isCurrent ? "step" : undefined}
                className={`block border-t-4 pt-2 ${isCurrent ? "border-ink font-semibold text-ink" : "border-rule text-accent"}`}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  goTo(number);
                }}
              >
                <span className="max-sm:sr-only">{number} </span>
                {name}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
