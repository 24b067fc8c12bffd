import { findProfile, getProbe, type ProbeId } from "@blocked/profiles";
import { useEffect, useRef, useState } from "react";
import type { SetupTexts } from "../../../lib/server-code.ts";
import { runOnce, useStore } from "../../../lib/store.ts";
import { ApiDown } from "../../../runner/result/api-down.tsx";
import { AttackerPanel } from "../../../runner/result/attacker-panel.tsx";
import { ResultPanel } from "../../../runner/result/result-panel.tsx";
import { LabProvider } from "../../../runner/state/lab-context.tsx";
import { openLab } from "../../../runner/state/lab.ts";
import { LinkedHighlight } from "../../../ui/linked-highlight/linked-highlight.tsx";

export type DemoProps = { profileId: string; probeId: ProbeId; texts: SetupTexts };

/** Sends one request through one profile, and explains it as the lab does. */
export function DemoPanel({ profileId, probeId, texts }: DemoProps) {
  const [lab] = useState(() => openLab({ profileId }));
  const { connections, server, shown } = useStore(lab);
  const connection = connections[server];
  const run = () => {
    const profile = findProfile(profileId);
    if (profile !== undefined) void lab.showProbe(profile, getProbe(probeId));
  };
  useEffect(() => runOnce(lab, run));
  const section = useRef<HTMLElement>(null);
  // The pressed button is gone, and the focus with it.
  useEffect(() => section.current?.focus({ preventScroll: true }), []);
  return (
    <LabProvider value={{ lab, pageOrigin: location.origin, texts }}>
      <section
        ref={section}
        tabIndex={-1}
        aria-label="Demo"
        className="space-y-6 border-l-4 border-rule pl-4"
      >
        {connection === "down" && <ApiDown onRetry={run} />}
        {shown === null ? (
          connection !== "down" && <p className="text-soft">Sending …</p>
        ) : (
          <LinkedHighlight className="" shown={shown.id}>
            <ResultPanel key={shown.id} entry={shown} />
          </LinkedHighlight>
        )}
        <AttackerPanel />
      </section>
    </LabProvider>
  );
}
