import { findProfile, getFix, getScenario, toScript } from "@blocked/profiles";
import { type CodeLine, diff } from "@blocked/servers";
import type { ScenarioEntry } from "../lab/state.ts";
import type { Lab } from "../lab/store.ts";
import { Change, ServerChange } from "./fix.tsx";
import { once } from "./once.ts";

/** What to change, on the server or in the page's script, and the press that proves it. */
export function ScenarioFix({
  entry,
  lab,
  pageOrigin,
}: {
  entry: ScenarioEntry;
  lab: Lab;
  pageOrigin: string;
}) {
  const profile = findProfile(entry.profileId);
  if (profile === undefined) return null;
  const fix = getFix(profile);
  const mended = getScenario(fix);
  if (mended === null) return null;
  const toLines = (scenario: ScenarioEntry["scenario"]): CodeLine[] =>
    toScript(scenario, entry.api).map((text) => ({ text, options: [] }));
  const before = toLines(entry.scenario);
  const after = toLines(mended);
  const isOtherServer = JSON.stringify(profile.policy) !== JSON.stringify(fix.policy);
  // A fix that needs fewer steps changes nothing in the script.
  const isOtherScript = diff(before, after).some(({ change }) => change === "added");
  return (
    <section aria-labelledby="fix" className="pane space-y-3">
      <h3 id="fix" className="eyebrow">
        The fix
      </h3>
      <p>{profile.change}</p>
      {isOtherServer && <ServerChange profile={profile} fix={fix} pageOrigin={pageOrigin} />}
      {isOtherScript && <Change name="script" before={before} after={after} />}
      <button
        type="button"
        className="button-main block"
        onClick={once(() => lab.fixScenario(entry))}
      >
        Apply it and do the same again
      </button>
    </section>
  );
}
