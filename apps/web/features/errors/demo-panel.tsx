import { findProfile, getProbe } from "@blocked/profiles";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { findPlaces, framedAttacker } from "../../runner/attacker/places.ts";
import { createLab, type Lab } from "../../runner/state/lab.ts";
import { Down } from "../../runner/result/api-down.tsx";
import { ResultPanel } from "../../runner/result/result-panel.tsx";
import { SetupTexts } from "../../runner/lab-context.tsx";
import { AttackerPanel } from "../../runner/attacker/attacker-panel.tsx";
import { LinkedHighlight } from "../../ui/linked-highlight/linked-highlight.tsx";
import type { DemoProps } from "./demo.tsx";

/** One request through one configuration, sent for real and explained as in the lab. */
export function DemoPanel({ profileId, probeId, texts }: DemoProps) {
  const [lab] = useState(() => createDemo(profileId));
  const state = useSyncExternalStore(lab.subscribe, lab.getState, lab.getState);
  useEffect(() => runOnce(lab, profileId, probeId), [lab, profileId, probeId]);
  const { connection, shown } = state;
  const section = useRef<HTMLElement>(null);
  // The button that had the focus is gone.
  useEffect(() => section.current?.focus({ preventScroll: true }), []);
  return (
    <SetupTexts texts={texts}>
      <section
        ref={section}
        tabIndex={-1}
        aria-label="The demonstration"
        className="space-y-6 border-l-4 border-rule pl-4"
      >
        {connection === "down" && <Down onRetry={() => run(lab, profileId, probeId)} />}
        {shown === null ? (
          connection !== "down" && <p className="text-soft">Sending …</p>
        ) : (
          <LinkedHighlight className="" shown={shown.id}>
            <ResultPanel key={shown.id} entry={shown} lab={lab} pageOrigin={location.origin} />
          </LinkedHighlight>
        )}
        <AttackerPanel isShown={state.hasAttacker} />
      </section>
    </SetupTexts>
  );
}

function createDemo(profileId: string): Lab {
  return createLab({
    initial: {
      profileId,
      switches: { cookies: false, token: false, text: false },
      prepared: null,
      rows: { items: [], total: 0, offset: 0, readBy: "script", stale: false },
    },
    origin: location.origin,
    findApi: async () => (await findPlaces()).api,
    fetch: (url, init) => fetch(url, init),
    attacker: framedAttacker,
  });
}

const begun = new WeakSet<Lab>();

/** React runs effects twice in development, and the request is to be one. */
function runOnce(lab: Lab, profileId: string, probeId: DemoProps["probeId"]): void {
  if (begun.has(lab)) return;
  begun.add(lab);
  run(lab, profileId, probeId);
}

function run(lab: Lab, profileId: string, probeId: DemoProps["probeId"]): void {
  const profile = findProfile(profileId);
  if (profile !== undefined) void lab.showProbe(profile, getProbe(probeId));
}
