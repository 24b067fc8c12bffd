import { findProfile } from "@blocked/profiles";
import { type ReactNode, useEffect, useRef } from "react";
import type { Entry, ScenarioEntry } from "../state/state.ts";

type ResultHeadingProps = {
  entry: Entry | ScenarioEntry;
  children: ReactNode;
};

/** The heading of a result. After a fix it takes the focus, because the pressed button is gone. */
export function ResultHeading({ entry: { before, profileId }, children }: ResultHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (before !== null) heading.current?.focus({ preventScroll: true });
  }, [before]);
  return (
    <h2
      id="result"
      ref={heading}
      tabIndex={-1}
      className="scroll-mt-4 text-lg leading-7 font-semibold"
    >
      {children}
      <span className="font-normal text-soft"> through {findProfile(profileId)?.title}</span>
    </h2>
  );
}
