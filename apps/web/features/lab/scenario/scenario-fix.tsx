import { type CodeLine, diff } from "@blocked/servers";
import { findProfile, getFix, getScenario, toScript } from "@blocked/profiles";
import { ServerChange } from "../../../runner/result/server-change.tsx";
import { useLab } from "../../../runner/state/lab-context.tsx";
import type { ScenarioEntry } from "../../../runner/state/state.ts";
import { MainButton, once } from "../../../ui/button.tsx";
import { Diff } from "../../../ui/diff.tsx";
import { Pane } from "../../../ui/pane.tsx";

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
  return (
    <Pane title="The fix" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="max-w-[68ch] min-w-0">{profile.change}</p>
        <MainButton onClick={once(() => lab.fixScenario(entry))}>
          Apply fix and repeat steps
        </MainButton>
      </div>
      {isOtherServer && <ServerChange profile={profile} fix={fix} />}
      {isOtherScript && <Diff lines={diff(before, after)} label="The fix in script" />}
    </Pane>
  );
}
