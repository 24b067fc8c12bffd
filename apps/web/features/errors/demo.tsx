"use client";

import type { ProbeId } from "@blocked/profiles";
import { type ComponentType, type ReactNode, useState } from "react";

export type DemoProps = {
  profileId: string;
  probeId: ProbeId;
  texts: Readonly<Record<string, string>>;
};

/** One at a time: two results would have the same ids. */
let closeOther: (() => void) | null = null;

/**
 * Does it here and now. What that takes is loaded with the first press.
 * @param children the fix on paper, in the place of which the demonstration has one that can be tried
 */
export function Demo({ children, ...props }: DemoProps & { children: ReactNode }) {
  const [Panel, setPanel] = useState<ComponentType<DemoProps> | null>(null);
  if (Panel !== null) return <Panel {...props} />;
  return (
    <>
      <button
        type="button"
        className="button-main"
        onClick={() => {
          closeOther?.();
          closeOther = () => setPanel(null);
          void import("./demo-panel.tsx").then(({ DemoPanel }) => setPanel(() => DemoPanel));
        }}
      >
        Run it here
      </button>
      {children}
    </>
  );
}
