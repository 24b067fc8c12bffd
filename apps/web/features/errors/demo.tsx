"use client";

import { type ComponentType, type ReactNode, useState } from "react";
import { MainButton } from "../../ui/button.tsx";
import type { DemoProps } from "./demo-panel.tsx";

/** One demo at a time: two results would have the same ids. */
let closeOther: (() => void) | null = null;

/**
 * Sends the request of a cause in this page. Its code is loaded when the button is pressed.
 * @param children the fix on paper; the demo replaces it with one that can be applied
 */
export function Demo({ children, ...props }: DemoProps & { children: ReactNode }) {
  const [Panel, setPanel] = useState<ComponentType<DemoProps> | null>(null);
  if (Panel !== null) return <Panel {...props} />;
  return (
    <>
      <MainButton
        onClick={() => {
          closeOther?.();
          closeOther = () => setPanel(null);
          void import("./demo-panel.tsx").then(({ DemoPanel }) => setPanel(() => DemoPanel));
        }}
      >
        Run demo
      </MainButton>
      {children}
    </>
  );
}
