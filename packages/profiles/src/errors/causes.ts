import type { CorsErrorCode, Engine, HeaderLine } from "@blocked/cors-protocol";
import { findProfile, profiles } from "../catalogue.ts";
import { getOutcome, getShown, type Profile } from "../profile.ts";
import { getProbe, type Probe, type ProbeId, probes } from "../probe.ts";
import recorded from "./recorded.json" with { type: "json" };

/** A configuration and a request that end in a code. */
export type Cause = { profile: Profile; probe: Probe & { id: ProbeId } };

/** What was recorded of a cause, in each engine: the answers' headers of CORS, and the console's lines. */
export type RecordedCause = {
  id: `${string}/${ProbeId}`;
  answers: { method: string; status: number; headers: HeaderLine[] }[];
  lines: Record<Engine, string[]>;
};

export type Recorded = { versions: Record<Engine, string>; causes: RecordedCause[] };

/**
 * Every profile in which a request of the page ends in this code, with the request that shows the profile where it
 * is that one, and else the first; those that are shown by it come first. What a scenario shows is something else, and
 * that another website is kept out is no error of anybody's.
 */
export function toCauses(code: CorsErrorCode): Cause[] {
  const causes = profiles.flatMap((profile): (Cause & { isShown: boolean })[] => {
    const shown = getShown(profile)?.probe;
    const endsSo = ({ id, from }: Probe & { id: ProbeId }) => {
      const outcome = getOutcome(profile, id, "chromium");
      return from === "page" && outcome.verdict === "blocked" && outcome.code === code;
    };
    if (shown === undefined) return [];
    if (endsSo(shown)) return [{ profile, probe: shown, isShown: true }];
    const other = probes.find(endsSo);
    return other === undefined ? [] : [{ profile, probe: getProbe(other.id), isShown: false }];
  });
  return causes.toSorted((a, b) => Number(b.isShown) - Number(a.isShown));
}

/** The request that shows a profile, as a cause; undefined where a single request does not show it. */
export function toShownCause(profile: Profile): Cause | undefined {
  const shown = getShown(profile);
  return shown === null ? undefined : { profile, probe: shown.probe };
}

export function toRecordId({ profile, probe }: Cause): RecordedCause["id"] {
  return `${profile.id}/${probe.id}`;
}

/** The versions of the engines in which the causes were recorded. */
export const recordedVersions = (recorded as Recorded).versions;

/** What real browsers made of a cause; undefined where `pnpm reference` has not met it yet. */
export function findRecorded(cause: Cause): RecordedCause | undefined {
  return (recorded as Recorded).causes.find(({ id }) => id === toRecordId(cause));
}

/** The profile that mends a cause. */
export function toFix({ profile }: Pick<Cause, "profile">): Profile {
  return findProfile(profile.fix) ?? profile;
}
