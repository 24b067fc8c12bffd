import type { CorsErrorCode } from "@blocked/cors-protocol";
import {
  getOutcome,
  getProbe,
  getShown,
  type Probe,
  type ProbeId,
  probes,
  type Profile,
  profiles,
} from "@blocked/profiles";

/** A profile and a probe that end in a code. */
export type Cause = { profile: Profile; probe: Probe & { id: ProbeId } };

/**
 * The profiles in which a probe of the page ends in this code; those that the probe shows come first. A scenario
 * shows something else, and a blocked attacker is no error, so neither counts.
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

/** A profile with the probe that shows it; undefined where no single request does. */
export function toShownCause(profile: Profile): Cause | undefined {
  const shown = getShown(profile);
  return shown === null ? undefined : { profile, probe: shown.probe };
}

export function toRecordId({ profile, probe }: Cause): `${string}/${ProbeId}` {
  return `${profile.id}/${probe.id}`;
}
