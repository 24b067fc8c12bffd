import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import type { StackId } from "../lib/stack.ts";

type Tab = {
  title: string;
  content: ReactNode;
  /** Appears beside the titles while the tab is chosen. */
  action?: ReactNode;
  /** The stacks for which styles show the panel; left out where only the choice decides. */
  stacks?: readonly StackId[];
};

type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  /** Both are given where the choice is kept outside. */
  chosen?: number;
  onChoose?: (index: number) => void;
};

/** Switches between views of one thing. @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function Tabs({ label, tabs, ...given }: TabsProps) {
  const [own, setOwn] = useState(0);
  const { chosen = own, onChoose = setOwn } = given;
  const id = useId();
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = (chosen + step + tabs.length) % tabs.length;
    onChoose(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  };
  return (
    <div>
      <div className="flex items-center justify-between gap-4 border-b border-rule max-sm:gap-2">
        <div
          role="tablist"
          aria-label={label}
          className="-mb-px flex flex-wrap gap-x-4 max-sm:gap-x-2"
        >
          {tabs.map(({ title }, index) => (
            <button
              key={title}
              type="button"
              role="tab"
              id={`${id}-tab-${index}`}
              aria-selected={index === chosen}
              aria-controls={`${id}-panel-${index}`}
              tabIndex={index === chosen ? 0 : -1}
              className={`border-b-2 py-1 text-sm font-medium ${index === chosen ? "border-ink" : "border-transparent text-accent hover:border-accent"}`}
              onClick={() => onChoose(index)}
              onKeyDown={move}
            >
              {title}
            </button>
          ))}
        </div>
        {tabs[chosen]?.action}
      </div>
      {tabs.map(({ title, content, stacks }, index) => (
        <div
          key={title}
          role="tabpanel"
          id={`${id}-panel-${index}`}
          aria-labelledby={`${id}-tab-${index}`}
          {...(stacks === undefined
            ? { hidden: index !== chosen }
            : { "data-for-stack": stacks.join(" ") })}
          className="tab-panel pt-3"
        >
          {content}
        </div>
      ))}
    </div>
  );
}
