import type { Cause } from "@blocked/profiles/errors";
import { Demo } from "./demo.tsx";
import { FixOf } from "./fix-of.tsx";
import { textsFor } from "./texts-for.ts";

/** The request to be run, and the fix. Another website's request needs its frame, which only the lab has. */
export function DemoOf({ cause: { profile, probe } }: { cause: Cause }) {
  const fix = <FixOf profile={profile} />;
  if (probe.from !== "page") return fix;
  return (
    <Demo profileId={profile.id} probeId={probe.id} texts={textsFor(profile)}>
      {fix}
    </Demo>
  );
}
