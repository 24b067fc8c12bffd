import { getFix } from "@blocked/profiles";
import type { Cause } from "@blocked/error-guide";
import { setupTexts } from "../../../lib/setup-texts.ts";
import { Demo } from "./demo.tsx";
import { FixOnPaper } from "../fix-on-paper.tsx";

type CauseDemoProps = {
  cause: Cause;
  /** Whether this is the demo that most readers want; the others keep their fix folded. */
  isFirst?: boolean;
};

/** The fix of a cause and its demo, with the texts of only those set-ups that it shows. */
export function CauseDemo({ cause: { profile, probe }, isFirst = false }: CauseDemoProps) {
  const shown = [profile, getFix(profile)].flatMap(({ policy }) =>
    policy.kind === "setup" ? [[policy.name, setupTexts[policy.name] ?? ""]] : [],
  );
  const fix = <FixOnPaper profile={profile} />;
  return (
    <Demo
      profileId={profile.id}
      probeId={probe.id}
      texts={Object.fromEntries(shown)}
      isMain={isFirst}
    >
      {isFirst ? (
        fix
      ) : (
        <details>
          <summary className="text-accent">What to change</summary>
          <div className="pt-2">{fix}</div>
        </details>
      )}
    </Demo>
  );
}
