import { getFix, type Profile } from "@blocked/profiles";
import { diff, toProfileCode } from "@blocked/servers";
import { toScriptFix } from "@blocked/error-guide";
import { setupTexts } from "../../lab/setup-texts.ts";
import { Diff } from "../code.tsx";

/** These pages are made before anybody knows at which port the lab will run. */
const example = "http://localhost:3000";

/** What to change in Fastify, with the usual page in the place of the visitor's own. */
export function FixOf({ profile }: { profile: Profile }) {
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
          lines={diff(toCode(profile, fix), toCode(fix, profile))}
          label={`The fix of ${profile.title}`}
        />
      )}
      {inScript !== null && (
        <Diff lines={inScript} label={`The fix of ${profile.title} in the script`} />
      )}
    </div>
  );
}

const toCode = (profile: Profile, like: Profile) =>
  toProfileCode(profile, setupTexts, example, like);
