import { engineRules, judge, type Verdict } from "@blocked/cors-protocol";
import { findRun, type RecordedRequest } from "@blocked/error-guide/runs";
import { getShown, type Profile } from "@blocked/profiles";

export type JudgedRun = RecordedRequest & {
  verdict: Verdict;
  /** What script received, as the request diagram says it. */
  received: string;
};

/** A request that Chromium sent, with the verdict of its rules; undefined if nobody has recorded it. */
export function findJudgedRun(id: string): JudgedRun | undefined {
  const run = findRun(id);
  if (run === undefined) return undefined;
  const verdict = judge(run.request, run.exchanges, engineRules.chromium);
  return { ...run, verdict, received: run.result };
}

/** The recorded request that shows a profile; undefined for a scenario and for what needs a flagged browser. */
export function findShownRun(profile: Profile): JudgedRun | undefined {
  const shown = getShown(profile);
  return shown === null ? undefined : findJudgedRun(`${profile.id}/${shown.probe.id}`);
}
