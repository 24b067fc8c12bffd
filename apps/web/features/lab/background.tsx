import type { Profile } from "@blocked/profiles";
import { Pane } from "../../ui/pane.tsx";
import { TypicalCause } from "../../ui/typical-cause.tsx";

/** The lesson, and how people end up here. */
export function Background({ profile }: { profile: Profile }) {
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Pane title="Why it happens" level="h2">
        <p className="max-w-[68ch]">{profile.lesson}</p>
      </Pane>
      <Pane title="Typical cause" level="h2">
        <TypicalCause profile={profile} />
      </Pane>
    </div>
  );
}
