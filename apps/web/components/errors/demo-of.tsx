import type { Cause } from "@blocked/error-guide";
import { Demo } from "./demo.tsx";
import { FixOf } from "./fix-of.tsx";
import { textsFor } from "./texts-for.ts";

/** The request to be run, and the fix. */
export function DemoOf({ cause: { profile, probe } }: { cause: Cause }) {
  return (
    <Demo profileId={profile.id} probeId={probe.id} texts={textsFor(profile)}>
      <FixOf profile={profile} />
    </Demo>
  );
}
