"use client";

import { findProfile, type Profile } from "@blocked/profiles";
import { useEffect, useState, useSyncExternalStore } from "react";
import { AppPanel } from "../components/app-panel.tsx";
import { History } from "../components/history.tsx";
import { PolicyCode } from "../components/policy-code.tsx";
import { Prepared } from "../components/prepared.tsx";
import { Rail } from "../components/rail.tsx";
import { ResultPanel } from "../components/result-panel.tsx";
import { readAddress, toLink } from "./address.ts";
import { createLab, type Lab, type LabOptions } from "./store.ts";

/** The whole lab: the course, the policy beside the app, and the request that is explained. */
export function LabPage({
  initial,
  pageOrigin,
}: Pick<LabOptions, "initial"> & { pageOrigin: string }) {
  const lab = useLab(initial);
  const state = useSyncExternalStore(lab.subscribe, lab.getState, lab.getState);
  const { connection, history, prepared, profileId, rows, shown, switches } = state;
  useAddress(lab, profileId);
  const profile = findProfile(profileId);
  if (profile === undefined) return null;
  return (
    <div className="mx-auto flex max-w-[1600px] flex-col lg:min-h-dvh lg:flex-row">
      <Rail
        current={profileId}
        onOpen={(id) => void lab.open(id)}
        onShow={(wanted) => void lab.showMe(wanted)}
      />
      <main className="min-w-0 grow space-y-8 p-4 lg:p-8">
        <Lesson profile={profile} onShow={() => void lab.showMe(profile)} />
        {connection === "down" && <Down onRetry={() => void lab.start()} />}
        {prepared !== null && (
          <Prepared
            request={prepared}
            switches={switches}
            rows={rows}
            onSend={() => void lab.sendPrepared()}
          />
        )}
        <div className="grid gap-8 xl:grid-cols-[2fr_3fr]">
          <PolicyCode profile={profile} pageOrigin={pageOrigin} />
          <AppPanel lab={lab} state={state} />
        </div>
        {shown === null ? (
          <p className="text-soft">
            Use the app, or press “Show me”: the request is explained here.
          </p>
        ) : (
          <ResultPanel entry={shown} lab={lab} pageOrigin={pageOrigin} />
        )}
        {history.length > 0 && <History entries={history} shown={shown} onReopen={lab.reopen} />}
      </main>
    </div>
  );
}

function Lesson({ profile, onShow }: { profile: Profile; onShow: () => void }) {
  return (
    <header className="max-w-prose space-y-2">
      <h1 className="text-2xl font-semibold">{profile.title}</h1>
      <p>{profile.lesson}</p>
      <p className="flex flex-wrap items-center gap-3">
        <button type="button" className="button-main" onClick={onShow}>
          Show me
        </button>
        <span className="text-soft">{profile.shows.instruction}</span>
      </p>
    </header>
  );
}

function Down({ onRetry }: { onRetry: () => void }) {
  return (
    <p role="alert" className="flex flex-wrap items-center gap-3 border-l-4 border-plug pl-3">
      <span>
        <span aria-hidden="true">⏻ </span>Nothing answered where the API should be. This is not
        CORS: start the API, then try again.
      </span>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </p>
  );
}

function useLab(initial: LabOptions["initial"]): Lab {
  const [lab] = useState(() =>
    createLab({
      initial,
      origin: typeof location === "undefined" ? "" : location.origin,
      findApi: async () => ((await (await fetch("/lab.json")).json()) as { api: string }).api,
      fetch: (url, init) => fetch(url, init),
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

/** Keeps the address bar at the profile that is open, and follows the back button. */
function useAddress(lab: Lab, profileId: string): void {
  useEffect(() => {
    const { profileId: inBar } = readAddress(new URLSearchParams(location.search));
    if (inBar !== null && inBar !== profileId) history.pushState(null, "", toLink(profileId));
    if (inBar === null) history.replaceState(null, "", toLink(profileId));
  }, [profileId]);
  useEffect(() => {
    const follow = () => {
      const { profileId: wanted } = readAddress(new URLSearchParams(location.search));
      if (wanted !== null && findProfile(wanted) !== undefined) void lab.open(wanted);
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [lab]);
}
