"use client";

import { findProfile, getRecorded } from "@blocked/profiles";
import { useEffect, useRef, useState } from "react";
import type { SetupTexts } from "../../lib/server-code.ts";
import { runOnce, useStore } from "../../lib/store.ts";
import { ApiDown } from "../../runner/result/api-down.tsx";
import { AttackerPanel } from "../../runner/result/attacker-panel.tsx";
import { ResultPanel } from "../../runner/result/result-panel.tsx";
import { LabProvider } from "../../runner/state/lab-context.tsx";
import { type LabStart, openLab } from "../../runner/state/lab.ts";
import { Glossary } from "../../ui/glossary.tsx";
import { LinkedHighlight } from "../../ui/linked-highlight/linked-highlight.tsx";
import { Pane } from "../../ui/pane.tsx";
import { TypicalCause } from "../../ui/typical-cause.tsx";
import { AppPanel } from "./app/app-panel.tsx";
import { History } from "./history.tsx";
import { Lesson } from "./lesson.tsx";
import { Prepared } from "./prepared.tsx";
import { RecordedRunPanel } from "./recorded-run-panel.tsx";
import { ScenarioResult } from "./scenario/scenario-result.tsx";
import { Sidebar } from "./sidebar/sidebar.tsx";
import { useAddress } from "./use-address.ts";

type LabPageProps = {
  initial: LabStart;
  pageOrigin: string;
  texts: SetupTexts;
};

/** The whole lab: the course, a profile's lesson, the demo app, and the result of the last request. */
export function LabPage({ initial, pageOrigin, texts }: LabPageProps) {
  const [lab] = useState(() => openLab(initial));
  useEffect(() => runOnce(lab, () => void lab.start()), [lab]);
  const { connection, history, prepared, profileId, scenario, shown } = useStore(lab);
  useAddress(lab, profileId);
  const result = useResultInView((scenario ?? shown)?.id ?? 0, initial.prepared === null);
  const profile = findProfile(profileId);
  if (profile === undefined) return null;
  const recorded = getRecorded(profile);
  return (
    <LabProvider value={{ lab, pageOrigin, texts }}>
      <LinkedHighlight className="lab" shown={(scenario ?? shown)?.id ?? 0}>
        <a className="sr-only focus:not-sr-only" href="#explained">
          Skip to the result
        </a>
        <Sidebar />
        <main className="contents">
          <div className="[grid-area:lesson] space-y-3 px-4 pt-3 lg:px-6">
            <Lesson profile={profile} />
            {connection === "down" && <ApiDown onRetry={() => void lab.start()} />}
            {prepared !== null && <Prepared request={prepared} />}
          </div>
          <div className="[grid-area:app] px-4 py-4 lg:border-l lg:border-rule">
            <AppPanel />
          </div>
          <div
            id="explained"
            ref={result}
            className="[grid-area:result] space-y-6 px-4 pt-2 pb-4 lg:px-6"
          >
            {recorded !== null && <RecordedRunPanel run={recorded} change={profile.change} />}
            {shown === null && scenario === null && prepared === null && (
              <p className="text-soft">Use the app, or press “Show me”. The result appears here.</p>
            )}
            {shown !== null && <ResultPanel key={shown.id} entry={shown} />}
            {scenario !== null && <ScenarioResult key={scenario.id} entry={scenario} />}
            <AttackerPanel />
            {(shown ?? scenario) !== null && (
              <Pane title="Typical cause" level="h2" className="space-y-1 text-sm">
                <TypicalCause profile={profile} />
              </Pane>
            )}
            {history.length > 0 && <History />}
            {(scenario ?? shown ?? prepared ?? recorded) !== null && <Glossary />}
          </div>
        </main>
      </LinkedHighlight>
    </LabProvider>
  );
}

/** Scrolls a new result into view if the app fills the screen above it; not the one of the page's first read. */
function useResultInView(shownId: number, isFirstRead: boolean) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shownId < (isFirstRead ? 2 : 1) || element.current === null) return;
    const { top } = element.current.getBoundingClientRect();
    if (top >= 0 && top < innerHeight * 0.6) return;
    element.current.scrollIntoView({ block: "start" });
  }, [shownId, isFirstRead]);
  return element;
}
