import { fillIn, getScenario, type Profile } from "@blocked/profiles";
import type { ApiId } from "../../lib/apis.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";
import { fetchAsProgram } from "../../lib/program.ts";
import type { Store } from "../../lib/store.ts";
import { play } from "../scenario/play.ts";
import { openRestricted } from "../scenario/restricted.ts";
import { isAsStated } from "../scenario/step-result.ts";
import { learnSession } from "./learn.ts";
import { advanceScenario, saveCourse } from "./progress.ts";
import type { Sender, SenderOptions } from "./sender.ts";
import { addToHistory, type LabState, type ScenarioEntry } from "./state.ts";

/**
 * Plays the scenario of a profile and shows each step as it ends.
 * @param server where they are sent
 * @param before the scenario that is repeated through its fix; null for any other
 * @returns whether a step changed rows
 */
export async function playScenario(
  profile: Profile,
  server: ApiId,
  before: ScenarioEntry | null,
  { getState, set }: Store<LabState>,
  sender: Sender,
  { origin, fetch }: SenderOptions,
): Promise<boolean> {
  const scenario = getScenario(profile);
  if (scenario === null) return false;
  const id = sender.begin();
  set({ pending: getState().pending + 1 });
  const connection = await sender.connect(server);
  if (connection === null) {
    set({ pending: getState().pending - 1 });
    return false;
  }
  await connection.renew();
  let entry: ScenarioEntry = {
    id,
    server,
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
    set({
      history: addToHistory(getState().history, entry),
      ...(sender.isNewest(id) ? { scenario: entry, shown: null, step: null } : {}),
    });
  };
  show({});
  const visitor = getVisitor();
  const wait = (seconds: number) => countDown(seconds, (secondsLeft) => show({ secondsLeft }));
  const results = await play(
    entry.scenario,
    profile.id,
    { ...connection, origin, visitor, fetch, openRestricted, fetchAsProgram, wait },
    (taken) => show({ results: taken, secondsLeft: null }),
  );
  const isDone = results.every((result) => isAsStated(result, visitor.engine, server));
  const isShown = isDone && scenario.whyNot?.[visitor.engine] === undefined;
  const course = isShown ? advanceScenario(getState().course, entry) : getState().course;
  saveCourse(course);
  const known = learnSession(getState(), server, results);
  set({ course, pending: getState().pending - 1, known });
  return results.some(({ request: { method } }) => /^(?:PUT|PATCH)$/i.test(method));
}

/** Counts one second more than shown, because an engine may round up the age of a cache entry. */
function countDown(seconds: number, onSecond: (left: number | null) => void): Promise<void> {
  return new Promise((done) => {
    let left = seconds;
    onSecond(left);
    const timer = setInterval(() => {
      left -= 1;
      onSecond(Math.max(left, 0));
      if (left >= 0) return;
      clearInterval(timer);
      done();
    }, 1000);
  });
}
