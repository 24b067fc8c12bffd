import type { Profile } from "@blocked/profiles";
import { isServed } from "../../lib/refusal.ts";
import { useLab } from "../../runner/state/lab-context.tsx";
import { Button, once } from "../../ui/button.tsx";
import { ApiSwitch } from "./api/api-switch.tsx";
import { SendToBoth } from "./api/send-to-both.tsx";
import { toPlace } from "./course.ts";

/** What a profile is called, where it stands in the course, and what it teaches in one sentence. */
export function ProfileHeader({ profile }: { profile: Profile }) {
  const { lab, pageOrigin, state } = useLab();
  const hasApp = isServed(state.server, profile, pageOrigin);
  const place = toPlace(profile);
  return (
    <header>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="text-[28px] leading-9 font-semibold tracking-tight">{profile.title}</h1>
        {place !== null && (
          <p className="text-[14px] text-soft">
            {place.number} of {place.family.profiles.length} · {place.family.title}
          </p>
        )}
        <span className="ml-auto flex flex-wrap gap-2">
          <ApiSwitch />
          <SendAgain profile={profile} />
          {hasApp && (
            <Button
              className="button"
              title="A small app whose requests go through this profile"
              aria-expanded={state.isAppOpen}
              onClick={() => lab.showApp(!state.isAppOpen)}
            >
              {state.isAppOpen ? "Close" : "Open"} the app
            </Button>
          )}
        </span>
      </div>
    </header>
  );
}

/** The result took the place of the button that sent it. */
function SendAgain({ profile }: { profile: Profile }) {
  const { lab, state } = useLab();
  const { plan, scenario, shown } = state;
  if (shown === null && scenario === null) return null;
  return (
    <>
      <Button
        className="button"
        onClick={once(() => (plan === null ? lab.play(profile) : lab.sendPlan()))}
      >
        {plan === null ? "Play again" : "Send again"}
      </Button>
      <SendToBoth profile={profile} />
    </>
  );
}
