import { diff } from "@blocked/servers";
import { getFix, type Profile } from "@blocked/profiles";
import { toScriptFix } from "@blocked/error-guide";
import { toServerCode } from "../../lib/server-code.ts";
import { setupTexts } from "../../lib/setup-texts.ts";
import { Diff } from "../../ui/diff.tsx";

/** NOTE: these pages are built before the lab's port is known, so the code names the usual one. */
const context = { texts: setupTexts, pageOrigin: "http://localhost:3000" };

/** What to change in the server or the script, without a button to try it. */
export function FixOnPaper({ profile }: { profile: Profile }) {
  const fix = getFix(profile);
  const inScript = toScriptFix(profile);
  const isOtherServer = JSON.stringify(profile.policy) !== JSON.stringify(fix.policy);
  return (
    <div className="space-y-2">
      <p>
        <strong>The fix.</strong> {profile.change}
      </p>
      {isOtherServer && (
        <Diff
          lines={diff(toServerCode(profile, context, fix), toServerCode(fix, context, profile))}
          label={`The fix of ${profile.title}`}
        />
      )}
      {inScript !== null && (
        <Diff lines={inScript} label={`The fix of ${profile.title} in the script`} />
      )}
    </div>
  );
}
