import { type CodeLine, diff } from "@blocked/servers";
import { findProfile, getFix, getScenario, toScript } from "@blocked/profiles";
import { ServerChange } from "../../../runner/result/server-change.tsx";
import { useLab } from "../../../runner/state/lab-context.tsx";
import type { ScenarioEntry } from "../../../runner/state/state.ts";
import { MainButton, once } from "../../../ui/button.tsx";
import { Diff } from "../../../ui/code/diff.tsx";

/** What to change on the server or in the page's script, and the button that tries it. */
export function ScenarioFix({ entry }: { entry: ScenarioEntry }) {
  const { lab } = useLab();
  const profile = findProfile(entry.profileId);
  if (profile === undefined) return null;
  const fix = getFix(profile);
  const fixed = getScenario(fix);
  if (fixed === null) return null;
  const toLines = (scenario: ScenarioEntry["scenario"]): CodeLine[] =>
    toScript(scenario, entry.api).map((text) => ({ text, options: [] }));
  const before = toLines(entry.scenario);
  const after = toLines(fixed);
  const isOtherServer = JSON.stringify(profile.policy) !== JSON.stringify(fix.policy);
  // If the fix only needs fewer steps, the script itself does not change.
  const isOtherScript = diff(before, after).some(({ change }) => change === "added");
  const apply = (
    <MainButton onClick={once(() => lab.fixScenario(entry))}>Apply fix and repeat steps</MainButton>
  );
  return (
    <section aria-label="The fix" className="space-y-3">
      {isOtherServer ? (
        <ServerChange profile={profile} fix={fix} action={apply} />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div className="max-w-[68ch] min-w-0 grow basis-80">
            <h3 className="inline font-semibold">The fix. </h3>
            <p className="inline">{profile.change}</p>
          </div>
          {apply}
        </div>
      )}
      {isOtherScript && <Diff lines={diff(before, after)} label="The fix in script" />}
    </section>
  );
}
