import { findProfile, getFix, type Profile } from "@blocked/profiles";
import type { ReactNode } from "react";
import { MainButton, once } from "../../ui/button.tsx";
import { Link } from "../../ui/link.tsx";
import { Pane } from "../../ui/pane.tsx";
import { useLab } from "../state/lab-context.tsx";
import type { Entry } from "../state/state.ts";
import { Configuration } from "./configuration.tsx";
import { ServerChange } from "./server-change.tsx";

/**
 * What to change in a profile's server; its configuration, if nothing has to change.
 * @param failed the failure that the button repeats through the fix; null if there is none on the page
 */
export function Fix({ profileId, failed }: { profileId: string; failed: Entry | null }) {
  const { lab, pageOrigin } = useLab();
  const profile = findProfile(profileId);
  if (profile === undefined) return null;
  const fix = getFix(profile);
  if (fix.id !== profile.id) {
    return (
      <Change profile={profile} fix={fix}>
        {failed !== null && (
          <MainButton onClick={once(() => lab.fix(failed))}>Apply fix and resend</MainButton>
        )}
      </Change>
    );
  }
  if (failed === null) {
    return (
      <Pane title="The configuration">
        <Configuration profile={profile} />
      </Pane>
    );
  }
  return (
    <Pane title="The fix">
      <p>
        The configuration is correct: it names <code className="wire">{pageOrigin}</code>. This page
        is open as another origin. <Link href={pageOrigin}>Open it as {pageOrigin}</Link>
      </p>
    </Pane>
  );
}

function Change({
  profile,
  fix,
  children,
}: {
  profile: Profile;
  fix: Profile;
  children: ReactNode;
}) {
  return (
    <Pane title="The fix" className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="max-w-[68ch] min-w-0">{profile.change}</p>
        {children}
      </div>
      <ServerChange profile={profile} fix={fix} />
    </Pane>
  );
}
