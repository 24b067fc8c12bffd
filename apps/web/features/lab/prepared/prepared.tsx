import { getRecorded, getScenario, type Profile } from "@blocked/profiles";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { RecordedRunPanel } from "./recorded-run-panel.tsx";
import { ScenarioPlan } from "./scenario-plan.tsx";

/** What a profile shows before anything is sent: its request with the prediction, its steps, or its recording. */
export function Prepared({ profile }: { profile: Profile }) {
  const { plan } = useLab().state;
  const recorded = getRecorded(profile);
  if (recorded !== null) return <RecordedRunPanel run={recorded} change={profile.change} />;
  if (getScenario(profile) !== null) return <ScenarioPlan profile={profile} />;
  return plan === null ? null : <PlanPanel profile={profile} plan={plan} />;
}
