"use client";

import { findProfile, getRecorded, type Profile } from "@blocked/profiles";
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { AppPanel } from "./app/app-panel.tsx";
import { Down } from "../../runner/result/api-down.tsx";
import { History } from "./history.tsx";
import { HowOneGetsHere } from "../../ui/typical-cause.tsx";
import { PolicyCode } from "./policy-code.tsx";
import { Prepared } from "./prepared.tsx";
import { Sidebar } from "./sidebar/sidebar.tsx";
import { RecordedRunPanel } from "./recorded-run-panel.tsx";
import { ResultPanel } from "../../runner/result/result-panel.tsx";
import { AttackerPanel } from "../../runner/attacker/attacker-panel.tsx";
import { ScenarioResult } from "./scenario/scenario-result.tsx";
import { Glossary } from "../../ui/glossary.tsx";
import { LinkedHighlight } from "../../ui/linked-highlight/linked-highlight.tsx";
import { useAddress } from "./use-address.ts";
import { findPlaces, framedAttacker } from "../../runner/attacker/places.ts";
import { createLab, type Lab, type LabOptions } from "../../runner/state/lab.ts";

/** The whole lab: the course, the policy, the app, and the request that is explained. */
export function LabPage({
  initial,
  pageOrigin,
}: Pick<LabOptions, "initial"> & { pageOrigin: string }) {
  const lab = useLab(initial);
  const state = useSyncExternalStore(lab.subscribe, lab.getState, lab.getState);
  const { connection, course, history, prepared, profileId, rows, scenario, shown, switches } =
    state;
  useAddress(lab, profileId);
  const result = useResultInView((scenario ?? shown)?.id ?? 0, initial.prepared === null);
  const profile = findProfile(profileId);
  if (profile === undefined) return null;
  const recorded = getRecorded(profile);
  return (
    <LinkedHighlight className="lab" shown={(scenario ?? shown)?.id ?? 0}>
      <a className="sr-only focus:not-sr-only" href="#explained">
        Skip to the result
      </a>
      <Sidebar
        current={profileId}
        course={course}
        onOpen={(id) => void lab.open(id)}
        onShow={(wanted) => void lab.showMe(wanted)}
        onForget={lab.forgetCourse}
      />
      <main className="contents">
        <div className="area-lesson space-y-3 px-4 pt-3 lg:px-6">
          <Lesson profile={profile} onShow={() => void lab.showMe(profile)}>
            <PolicyCode key={profileId} profile={profile} pageOrigin={pageOrigin} />
          </Lesson>
          {connection === "down" && <Down onRetry={() => void lab.start()} />}
          {prepared !== null && (
            <Prepared
              request={prepared}
              switches={switches}
              rows={rows}
              onSend={() => void lab.sendPrepared()}
            />
          )}
        </div>
        <div className="area-app px-4 py-4 lg:border-l lg:border-rule">
          <AppPanel lab={lab} state={state} />
        </div>
        <div id="explained" ref={result} className="area-result space-y-6 px-4 pt-2 pb-4 lg:px-6">
          {recorded !== null && <RecordedRunPanel run={recorded} change={profile.change} />}
          {shown === null && scenario === null && prepared === null && (
            <p className="text-soft">
              Use the app, or press “Show me”: the request is explained here.
            </p>
          )}
          {shown !== null && (
            <ResultPanel key={shown.id} entry={shown} lab={lab} pageOrigin={pageOrigin} />
          )}
          {scenario !== null && (
            <ScenarioResult key={scenario.id} entry={scenario} lab={lab} pageOrigin={pageOrigin} />
          )}
          <AttackerPanel isShown={state.hasAttacker} />
          {(shown ?? scenario) !== null && <HowOneGetsHere profile={profile} />}
          {history.length > 0 && (
            <History entries={history} shown={scenario ?? shown} onReopen={lab.reopen} />
          )}
          {(scenario ?? shown ?? prepared ?? recorded) !== null && <Glossary />}
        </div>
      </main>
    </LinkedHighlight>
  );
}

function Lesson({
  profile,
  onShow,
  children,
}: {
  profile: Profile;
  onShow: () => void;
  children: ReactNode;
}) {
  return (
    <header className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="text-2xl font-semibold">{profile.title}</h1>
        {getRecorded(profile) === null && (
          <button type="button" className="button-main" onClick={onShow}>
            Show me
          </button>
        )}
        <span className="text-sm text-soft">{profile.shows.instruction}</span>
      </div>
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-[2fr_3fr]">
        <p className="text-[14px] leading-[21px]">{profile.lesson}</p>
        {children}
      </div>
    </header>
  );
}

function useLab(initial: LabOptions["initial"]): Lab {
  const [lab] = useState(() =>
    createLab({
      initial,
      origin: typeof location === "undefined" ? "" : location.origin,
      findApi: async () => (await findPlaces()).api,
      fetch: (url, init) => fetch(url, init),
      attacker: framedAttacker,
    }),
  );
  useEffect(() => startOnce(lab), [lab]);
  return lab;
}

const started = new WeakSet<Lab>();

/** React runs effects twice in development, and the first request must be one request. */
function startOnce(lab: Lab): void {
  if (started.has(lab)) return;
  started.add(lab);
  void lab.start();
}

/**
 * Brings a new explanation into view where the app stands above it and fills the screen. Not the first one,
 * which nobody asked for.
 */
function useResultInView(shownId: number, isFirstUnasked: boolean) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shownId < (isFirstUnasked ? 2 : 1) || element.current === null) return;
    const { top } = element.current.getBoundingClientRect();
    if (top >= 0 && top < innerHeight * 0.6) return;
    element.current.scrollIntoView({ block: "start" });
  }, [shownId, isFirstUnasked]);
  return element;
}
