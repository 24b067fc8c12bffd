import { fillIn, findProfile, getFix, toFastifyCode } from "@blocked/profiles";
import type { Entry } from "../lab/state.ts";
import type { Lab } from "../lab/store.ts";

/** What to change, and the press that proves it. */
export function Fix({ entry, lab, pageOrigin }: { entry: Entry; lab: Lab; pageOrigin: string }) {
  const profile = findProfile(entry.profileId);
  if (profile === undefined) return null;
  const fix = getFix(profile);
  return (
    <section aria-labelledby="fix" className="pane space-y-2">
      <h3 id="fix" className="eyebrow">
        The fix
      </h3>
      <p>{profile.change}</p>
      <pre className="wire rounded-md bg-sunk p-3">
        {toFastifyCode(fillIn(fix.policy, pageOrigin))}
      </pre>
      <button type="button" className="button-main" onClick={() => void lab.fix(entry)}>
        Switch to “{fix.title}” and send again
      </button>
    </section>
  );
}
