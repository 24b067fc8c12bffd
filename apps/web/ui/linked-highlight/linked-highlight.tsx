import {
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { follow } from "./links.ts";

/** A page's frame, which marks what hangs together with whatever is pointed at or focused. */
export function LinkedHighlight({
  shown,
  className,
  children,
}: {
  /** Whatever is explained now; with each other one the marks begin anew. */
  shown: unknown;
  className: string;
  children: ReactNode;
}) {
  const isReady = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const root = useRef<HTMLDivElement>(null);
  const last = useRef<EventTarget | null>(null);
  // Until something is pointed at, what decided is marked.
  useEffect(() => {
    if (root.current !== null) follow(root.current, null);
  }, [shown]);
  const mark = ({ currentTarget, target }: SyntheticEvent<HTMLElement>) => {
    if (target === last.current) return;
    last.current = target;
    follow(currentTarget, target instanceof Element ? target : null);
  };
  return (
    // By movement: a page that scrolls under a resting pointer must not outdo the keyboard.
    <div ref={root} className={className} onPointerMove={mark} onFocus={mark}>
      {/* Before the script is there, a press would be lost, and a form would leave the page. */}
      <fieldset disabled={!isReady} className="contents">
        {children}
      </fieldset>
    </div>
  );
}
