import type { Session } from "@blocked/api-client";
import { fillIn, getScenario, type Profile } from "@blocked/profiles";
import { getVisitor } from "../../lib/explain/visitor.ts";
import type { Connection } from "../../lib/connection.ts";
import { isError } from "../../lib/explain/explain.ts";
import { advanceScenario, saveCourse } from "./progress.ts";
import { askProgram } from "../../lib/program.ts";
import { openRestricted } from "../scenario/restricted.ts";
import { isAsStated, play, type StepResult } from "../scenario/play.ts";
import { historyLimit, type LabState, type ScenarioEntry } from "./state.ts";

/** What playing a scenario needs of the lab. */
export type PlayerOptions = {
  origin: string;
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
  getState: () => LabState;
  set: (change: Partial<LabState>) => void;
  /** Null where nothing answers. */
  findConnection: () => Promise<Connection | null>;
  /** The number of the next request or scenario, which is what is shown from now on. */
  begin: () => number;
  /** Whether nothing that was sent later is shown. */
  isNewest: (id: number) => boolean;
};

/**
 * Plays the scenario of a profile.
 * @param before the scenario that is repeated through its fix; null for any other
 * @returns whether a step wrote something
 */
export async function playScenario(
  profile: Profile,
  before: ScenarioEntry | null,
  { origin, fetch, getState, set, findConnection, begin, isNewest }: PlayerOptions,
): Promise<boolean> {
  const scenario = getScenario(profile);
  if (scenario === null) return false;
  const id = begin();
  set({ pending: getState().pending + 1, prepared: null });
  const connection = await findConnection();
  if (connection === null) {
    set({ pending: getState().pending - 1 });
    return false;
  }
  await connection.renew();
  let entry: ScenarioEntry = {
    id,
    profileId: profile.id,
    title: scenario.steps.length === 1 ? "One step" : `${scenario.steps.length} steps`,
    scenario: fillIn(scenario, origin),
    api: connection.api,
    before,
    results: [],
    secondsLeft: null,
  };
  const show = (change: Partial<ScenarioEntry>) => {
    entry = { ...entry, ...change };
    const others = getState().history.filter((one) => one.id !== id);
    set({
      history: [entry, ...others].toSorted((a, b) => b.id - a.id).slice(0, historyLimit),
      ...(isNewest(id) ? { scenario: entry, shown: null } : {}),
    });
  };
  show({});
  const visitor = getVisitor();
  const results = await play(
    entry.scenario,
    profile.id,
    {
      api: connection.api,
      origin,
      visitor,
      fetch,
      openRestricted,
      askProgram,
      nextTrace: connection.nextTrace,
      read: connection.read,
      wait: (seconds) => countDown(seconds, (secondsLeft) => show({ secondsLeft })),
    },
    (taken) => show({ results: taken, secondsLeft: null }),
  );
  const isDone = results.every((result) => isAsStated(result, visitor.engine));
  const isShown = isDone && scenario.whyNot?.[visitor.engine] === undefined;
  const course = isShown ? advanceScenario(getState().course, entry) : getState().course;
  saveCourse(course);
  set({ course, pending: getState().pending - 1, session: learnSession(getState(), results) });
  return results.some(({ request: { method } }) => /^(?:PUT|PATCH)$/i.test(method));
}

/** A little longer than it says: an engine may round up what it remembers. */
function countDown(seconds: number, tell: (left: number | null) => void): Promise<void> {
  return new Promise((done) => {
    let left = seconds;
    tell(left);
    const timer = setInterval(() => {
      left -= 1;
      tell(Math.max(left, 0));
      if (left >= 0) return;
      clearInterval(timer);
      done();
    }, 1000);
  });
}

/** Whoever is signed in afterwards, as the app knows it. */
function learnSession({ session }: LabState, results: readonly StepResult[]): LabState["session"] {
  return results.reduce<LabState["session"]>((known, { step: { request }, got, data }) => {
    if (request.path !== "/session" || request.base !== undefined || isError(got)) return known;
    if (request.method === "DELETE") return null;
    if (request.method !== "POST" || data === undefined) return known;
    return { ...(data as Session), hasCookie: request.credentials === "include" };
  }, session);
}
