import type { Profile } from "@blocked/profiles";
import { Pane } from "../../ui/pane.tsx";
import { TypicalCause } from "../../ui/typical-cause.tsx";
import { splitSentence } from "./course.ts";

/** The rest of the lesson, and how people end up here. */
export function Background({ profile }: { profile: Profile }) {
  const [, rest] = splitSentence(profile.lesson);
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {rest !== "" && (
        <Pane title="Why it happens" level="h2">
          <p className="max-w-[68ch]">{rest}</p>
        </Pane>
      )}
      <Pane title="Typical cause" level="h2">
        <TypicalCause profile={profile} />
      </Pane>
    </div>
  );
}
