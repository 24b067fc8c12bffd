import { findProfile, getFix } from "@blocked/profiles";
import { toApiRefusal } from "../../lib/refusal.ts";
import { MainButton, once } from "../../ui/button.tsx";
import { Link } from "../../ui/link.tsx";
import { Pane } from "../../ui/pane.tsx";
import { useLab } from "../state/lab-context.tsx";
import type { Entry } from "../state/state.ts";
import { ServerChange } from "./server-change.tsx";

/**
 * What to change in a profile's server; nothing for a profile that needs no fix.
 * @param failed the failure that the button repeats through the fix; null if there is none on the page
 */
export function Fix({ profileId, failed }: { profileId: string; failed: Entry | null }) {
  const { lab, pageOrigin } = useLab();
  const profile = findProfile(profileId);
  if (profile === undefined) return null;
  const fix = getFix(profile);
  if (fix.id !== profile.id) {
    return (
      <section aria-label="The fix">
        <ServerChange
          profile={profile}
          fix={fix}
          action={
            failed !== null &&
            toApiRefusal(failed.server, fix, pageOrigin) === null && (
              <MainButton onClick={once(() => lab.fix(failed))}>Apply fix and resend</MainButton>
            )
          }
        />
      </section>
    );
  }
  if (failed === null) return null;
  return (
    <Pane title="The fix">
      <p>
        The configuration is correct: it names <code className="wire">{pageOrigin}</code>. This page
        is open as another origin. <Link href={pageOrigin}>Open it as {pageOrigin}</Link>
      </p>
    </Pane>
  );
}
