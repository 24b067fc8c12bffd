"use client";

import { type ComponentType, type ReactNode, useState } from "react";
import { Button, MainButton } from "../../../ui/button.tsx";
import type { DemoProps } from "./demo-panel.tsx";

/** One demo at a time: two results would have the same ids. */
let closeOther: (() => void) | null = null;

type Props = DemoProps & {
  /** Whether its button is the one that most readers want. */
  isMain: boolean;
  /** The fix on paper; the demo replaces it with one that can be applied. */
  children: ReactNode;
};

/** Sends the request of a cause in this page. Its code is loaded when the button is pressed. */
export function Demo({ children, isMain, ...props }: Props) {
  const [Panel, setPanel] = useState<ComponentType<DemoProps> | null>(null);
  if (Panel !== null) return <Panel {...props} />;
  const Press = isMain ? MainButton : Button;
  return (
    <>
      {children}
      <Press
        onClick={() => {
          closeOther?.();
          closeOther = () => setPanel(null);
          void import("./demo-panel.tsx").then(({ DemoPanel }) => setPanel(() => DemoPanel));
        }}
      >
        Run demo
      </Press>
    </>
  );
}
