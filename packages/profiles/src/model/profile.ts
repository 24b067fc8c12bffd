import type { Engine } from "@blocked/cors-protocol";
import type { Outcome } from "./outcome.ts";
import type { PluginPolicy, SetupPolicy } from "../policy/policy.ts";
import { getProbe, type Probe, type ProbeId } from "./probe.ts";
import type { RecordedRun } from "./recorded-run.ts";
import type { Scenario } from "./scenario.ts";

/** A named policy with its lesson, its expected outcomes and the profile that fixes it. */
export type Profile = {
  /** kebab-case. It is the path segment `/p/<id>/`, so no id may be the prefix of another. */
  id: string;
  title: string;
  policy: PluginPolicy | SetupPolicy;
  /** What happened, in two to four sentences; the first has at most 20 words. */
  lesson: string;
  /** What a person did to end up here, in one sentence. */
  cause: string;
  /** Issues and pull requests of other projects whose users met it: `owner/name#12`. */
  upstream?: readonly string[];
  /** The request, scenario or recording that shows the profile. The instruction says what a scenario does. */
  shows:
    | { probe: ProbeId }
    | { instruction: string; scenario: Scenario }
    | { recorded: RecordedRun };
  /** What to change, in one line. */
  change: string;
  /** The id of the profile that fixes it; a profile that needs no fix names itself. */
  fix: string;
  /** The outcome of each probe by the standard, and in Chromium. */
  outcomes: Record<ProbeId, Outcome>;
  /** The outcomes of other engines where they differ. */
  otherwise?: Partial<Record<Engine, Partial<Record<ProbeId, Outcome>>>>;
};

/** Profiles that teach one thing. */
export type Family = {
  id: string;
  title: string;
  /** Whether the page collapses it at first. */
  isFolded?: boolean;
  /** What its profiles end in; left out for CORS errors. */
  kind?: "silent" | "dangerous" | "not-cors";
  profiles: readonly Profile[];
};

export function getOutcome(
  { outcomes, otherwise }: Profile,
  probe: ProbeId,
  engine: Engine,
): Outcome {
  return otherwise?.[engine]?.[probe] ?? outcomes[probe];
}

/** The probe that shows a profile, and its outcome; null where no single request shows it. */
export function getShown({
  outcomes,
  shows,
}: Profile): { probe: Probe & { id: ProbeId }; outcome: Outcome } | null {
  if (!("probe" in shows)) return null;
  return { probe: getProbe(shows.probe), outcome: outcomes[shows.probe] };
}

export function getScenario({ shows }: Profile): Scenario | null {
  return "scenario" in shows ? shows.scenario : null;
}

export function getRecorded({ shows }: Profile): RecordedRun | null {
  return "recorded" in shows ? shows.recorded : null;
}

/** Whether an origin other than the page's reads or writes. */
export function isHarmed({ from }: Pick<Probe, "from">, outcome: Outcome): boolean {
  const isWritten = outcome.exchanges.some((exchange) => /^(?:POST|PUT|DELETE) 2/.test(exchange));
  return from !== "page" && (outcome.verdict === "readable" || isWritten);
}
