import { type ReactNode, type SyntheticEvent, useEffect, useRef } from "react";
import { useBrowserValue } from "../../lib/store.ts";
import { highlight } from "./links.ts";

type LinkedHighlightProps = {
  /** The result on the page; the marks are reset when it changes. */
  shown: unknown;
  className: string;
  children: ReactNode;
};

/** Marks everything that is linked with the element under the pointer or with the focused one. */
export function LinkedHighlight({ shown, className, children }: LinkedHighlightProps) {
  const isHydrated = useBrowserValue(() => true, false);
  const root = useRef<HTMLDivElement>(null);
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    if (root.current !== null) highlight(root.current, null);
  }, [shown]);
  const mark = ({ currentTarget, target }: SyntheticEvent<HTMLElement>) => {
    if (target === last.current) return;
    last.current = target;
    highlight(currentTarget, target instanceof Element ? target : null);
  };
  return (
    // NOTE: pointerover also fires when the page scrolls under a resting pointer, and would undo the keyboard's marks.
    <div ref={root} className={className} onPointerMove={mark} onFocus={mark}>
      {/* Before hydration a press would be lost, and a form would leave the page. */}
      <fieldset disabled={!isHydrated} className="contents">
        {children}
      </fieldset>
    </div>
  );
}
