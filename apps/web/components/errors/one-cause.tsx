import type { Profile } from "@blocked/profiles";
import { findRecorded, toShownCause } from "@blocked/error-guide";
import { toLink } from "../../lab/address.ts";
import { DemoOf } from "./demo-of.tsx";
import { Part } from "./error-frame.tsx";
import { FixOf } from "./fix-of.tsx";
import { StepsOf } from "./steps-of.tsx";
import { StoryOf } from "./story-of.tsx";
import { WireOf } from "./wire-of.tsx";
import { WordsOf } from "./words-of.tsx";

/** What ends without an error of CORS is one configuration: what was recorded of it, and its fix. */
export function OneCause({ profile }: { profile: Profile }) {
  const cause = toShownCause(profile);
  const recorded = cause && findRecorded(cause);
  return (
    <>
      <StoryOf profile={profile} />
      <p>
        <a className="button-main" href={toLink(profile.id)}>
          See it in the lab
        </a>
      </p>
      {recorded !== undefined && (
        <Part title="How the browsers say it">
          <WordsOf words={recorded.lines} />
        </Part>
      )}
      <StepsOf profile={profile} />
      {cause !== undefined && (
        <Part title="What was sent">
          <WireOf cause={cause} />
        </Part>
      )}
      <Part title="What to change">
        {cause === undefined ? <FixOf profile={profile} /> : <DemoOf cause={cause} />}
      </Part>
    </>
  );
}
