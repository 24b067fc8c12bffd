import { findProfile } from "@blocked/profiles";
import { type ReactNode, useEffect, useRef } from "react";
import { useApiName } from "../state/lab-context.tsx";
import type { Entry, ScenarioEntry } from "../state/state.ts";

type ResultHeadingProps = {
  entry: Entry | ScenarioEntry;
  /** Whether the fix did what it should. */
  isFixed: boolean;
  children: ReactNode;
};

/** The heading of a result. After a fix it takes the focus, because the pressed button is gone. */
export function ResultHeading({ entry, isFixed, children }: ResultHeadingProps) {
  const { before, profileId } = entry;
  const api = useApiName(entry.server);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (before !== null) heading.current?.focus({ preventScroll: true });
  }, [before]);
  return (
    <h2
      id="result"
      ref={heading}
      tabIndex={-1}
      className="scroll-mt-20 text-[16px] leading-6 font-semibold text-ink outline-none"
    >
      {isFixed && "Fixed: "}
      {children}
      <span className="font-normal text-soft">
        {/* The request went through the profile that has the fix; the reader opened another one. */}
        {before === null ? ` through ${findProfile(profileId)?.title}` : ", sent with the fix"}
        {api !== null && ` on ${api}`}
      </span>
    </h2>
  );
}
