"use client";

import { findProfile } from "@blocked/profiles";
import { useEffect, useRef, useState } from "react";
import type { SetupTexts } from "../../lib/server-code.ts";
import { isServed } from "../../lib/refusal.ts";
import { runOnce, useStore } from "../../lib/store.ts";
import { AttackerPanel } from "../../runner/result/attacker-panel.tsx";
import { ResultPanel } from "../../runner/result/result-panel.tsx";
import { LabProvider } from "../../runner/state/lab-context.tsx";
import { type LabStart, openLab } from "../../runner/state/lab.ts";
import { LinkedHighlight } from "../../ui/linked-highlight/linked-highlight.tsx";
import { ApisDown, FastapiMissing } from "./api/api-notes.tsx";
import { Comparison } from "./api/comparison.tsx";
import { AppDrawer } from "./app/app-drawer.tsx";
import { Background } from "./background.tsx";
import { History } from "./history.tsx";
import { NextProfile } from "./next-profile.tsx";
import { Prepared } from "./prepared/prepared.tsx";
import { ProfileHeader } from "./profile-header.tsx";
import { ScenarioResult } from "./scenario/scenario-result.tsx";
import { Sidebar } from "./sidebar/sidebar.tsx";
import { useAddress } from "./use-address.ts";

type LabPageProps = {
  initial: LabStart;
  pageOrigin: string;
  texts: SetupTexts;
};

/** The whole lab: the course, and one profile with its request, first predicted and then sent. */
export function LabPage({ initial, pageOrigin, texts }: LabPageProps) {
  const [lab] = useState(() => openLab(initial));
  useEffect(() => runOnce(lab, () => void lab.start()), [lab]);
  const state = useStore(lab);
  const { history, plan, profileId, scenario, server, shown } = state;
  useAddress(lab, state);
  const result = useResultInView((scenario ?? shown)?.id ?? 0, state.isAppOpen);
  const profile = findProfile(profileId);
  if (profile === undefined) return null;
  const next = <NextProfile profile={profile} />;
  return (
    <LabProvider value={{ lab, pageOrigin, texts }}>
      <LinkedHighlight className="lab" shown={shown ?? scenario ?? plan}>
        <Sidebar />
        <main className="blocks min-w-0">
          <ProfileHeader profile={profile} />
          <FastapiMissing />
          <ApisDown />
          <div id="explained" ref={result} className="scroll-mt-16">
            {shown !== null &&
              (shown.beside === null ? (
                <ResultPanel key={shown.id} entry={shown} next={next} />
              ) : (
                <Comparison key={shown.id} entries={[shown.beside, shown]} />
              ))}
            {scenario !== null && <ScenarioResult key={scenario.id} entry={scenario} next={next} />}
            {shown === null && scenario === null && <Prepared profile={profile} />}
          </div>
          <AttackerPanel />
          <Background profile={profile} />
          {history.length > 0 && <History />}
        </main>
        {isServed(server, profile, pageOrigin) && <AppDrawer profile={profile} />}
      </LinkedHighlight>
    </LabProvider>
  );
}

/** Scrolls a new result into view if it is out of sight. */
function useResultInView(shownId: number, isAppOpen: boolean) {
  const element = useRef<HTMLDivElement>(null);
  const isBehindApp = useRef(isAppOpen);
  useEffect(() => {
    isBehindApp.current = isAppOpen;
  }, [isAppOpen]);
  useEffect(() => {
    if (shownId === 0 || element.current === null) return;
    const { top } = element.current.getBoundingClientRect();
    // Where the app is a sheet from below, it covers most of the page.
    const isCovered = isBehindApp.current && !matchMedia("(min-width: 1280px)").matches;
    if (top >= 0 && top < innerHeight * (isCovered ? 0.15 : 0.6)) return;
    element.current.scrollIntoView({ block: "start" });
  }, [shownId]);
  return element;
}
