import type { Profile } from "@blocked/profiles";
import { toApiRefusal } from "../../../lib/refusal.ts";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { Button, once } from "../../../ui/button.tsx";

/** Sends the prepared request to both servers; nothing where one of them cannot get it. */
export function SendToBoth({ profile }: { profile: Profile }) {
  const { lab, pageOrigin, state } = useLab();
  if (state.apis.fastapi === null || state.plan === null) return null;
  if (toApiRefusal("fastapi", profile, pageOrigin) !== null) return null;
  return <Button onClick={once(() => lab.sendPlanToBoth())}>Send to both</Button>;
}
