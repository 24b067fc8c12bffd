import { getFix, type Profile } from "@blocked/profiles";
import { setupTexts } from "../../lib/setup-texts.ts";

/** The texts of the set-ups that a demonstration of this profile shows: its own, and the one that mends it. */
export function textsFor(profile: Profile): Record<string, string> {
  return Object.fromEntries(
    [profile, getFix(profile)].flatMap(({ policy }) =>
      policy.kind === "setup" ? [[policy.name, setupTexts[policy.name] ?? ""]] : [],
    ),
  );
}
