import { getRecorded, getScenario, type Profile } from "@blocked/profiles";
import { toApiRefusal } from "../../../lib/refusal.ts";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { Refused } from "../api/api-notes.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { RecordedRunPanel } from "./recorded-run-panel.tsx";
import { ScenarioPlan } from "./scenario-plan.tsx";

/** What a profile shows before anything is sent: its request with the prediction, its steps, or its recording. */
export function Prepared({ profile }: { profile: Profile }) {
  const { pageOrigin, state } = useLab();
  const { plan, server } = state;
  const recorded = getRecorded(profile);
  if (recorded !== null) return <RecordedRunPanel run={recorded} change={profile.change} />;
  const reason = toApiRefusal(server, profile, pageOrigin);
  if (reason !== null) return <Refused reason={reason} />;
  if (getScenario(profile) !== null) return <ScenarioPlan profile={profile} />;
  return plan === null ? null : <PlanPanel profile={profile} plan={plan} />;
}
