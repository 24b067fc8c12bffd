import { getFix } from "@blocked/profiles";
import type { Cause } from "@blocked/profiles/errors";
import { setupTexts } from "../../lib/setup-texts.ts";
import { Demo } from "./demo.tsx";
import { FixOnPaper } from "./fix-on-paper.tsx";

/** The demo of a cause, with the texts of only those set-ups that it shows. */
export function CauseDemo({ cause: { profile, probe } }: { cause: Cause }) {
  const shown = [profile, getFix(profile)].flatMap(({ policy }) =>
    policy.kind === "setup" ? [[policy.name, setupTexts[policy.name] ?? ""]] : [],
  );
  return (
    <Demo profileId={profile.id} probeId={probe.id} texts={Object.fromEntries(shown)}>
      <FixOnPaper profile={profile} />
    </Demo>
  );
}
