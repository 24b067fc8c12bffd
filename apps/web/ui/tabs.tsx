import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

type TabsProps = {
  label: string;
  /** `action` appears beside the titles while its tab is chosen. */
  tabs: { title: string; content: ReactNode; action?: ReactNode }[];
};

/** Switches between views of one thing. @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function Tabs({ label, tabs }: TabsProps) {
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = (chosen + step + tabs.length) % tabs.length;
    setChosen(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  };
  return (
    <div>
      <div className="flex items-center justify-between gap-3 border-b border-rule">
        <div role="tablist" aria-label={label} className="-mb-px flex flex-wrap gap-x-3">
          {tabs.map(({ title }, index) => (
            <button
              key={title}
              type="button"
              role="tab"
              id={`${id}-tab-${index}`}
              aria-selected={index === chosen}
              aria-controls={`${id}-panel-${index}`}
              tabIndex={index === chosen ? 0 : -1}
              className={`border-b-2 py-0.5 text-sm ${index === chosen ? "border-accent font-semibold" : "border-transparent text-soft"}`}
              onClick={() => setChosen(index)}
              onKeyDown={move}
            >
              {title}
            </button>
          ))}
        </div>
        {tabs[chosen]?.action}
      </div>
      {tabs.map(({ title, content }, index) => (
        <div
          key={title}
          role="tabpanel"
          id={`${id}-panel-${index}`}
          aria-labelledby={`${id}-tab-${index}`}
          hidden={index !== chosen}
          className="pt-2"
        >
          {content}
        </div>
      ))}
    </div>
  );
}
