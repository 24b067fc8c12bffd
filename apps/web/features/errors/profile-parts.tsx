import type { Profile } from "@blocked/profiles";
import { findRecorded, toShownCause, toSteps } from "@blocked/profiles/errors";
import { toLink } from "../../lib/lab-address.ts";
import { Part } from "../../ui/page-frame.tsx";
import { TypicalCause } from "../../ui/typical-cause.tsx";
import { CauseDemo } from "./cause-demo.tsx";
import { FixOnPaper } from "./fix-on-paper.tsx";
import { Messages } from "./messages.tsx";
import { RecordedResponses } from "./recorded-responses.tsx";

/** What is known of a failure that has no code: it belongs to exactly one profile. */
export function ProfileParts({ profile }: { profile: Profile }) {
  const cause = toShownCause(profile);
  const recorded = cause && findRecorded(cause);
  const scenario = toSteps(profile);
  return (
    <>
      <TypicalCause profile={profile} />
      <p>
        <a className="button-main" href={toLink(profile.id)}>
          Open in the lab
        </a>
      </p>
      {recorded !== undefined && (
        <Part title="Messages in each browser">
          <Messages lines={recorded.lines} />
        </Part>
      )}
      {scenario !== null && (
        <Part title="Steps">
          <ol className="space-y-2">
            {scenario.steps.map(({ does, call, end }, index) => (
              <li key={index}>
                <p>
                  <span className="font-semibold">{index + 1}. </span>
                  {does}
                </p>
                <p className="wire break-words">{call}</p>
                <p className="text-sm text-soft">{`It ends in ${end}.`}</p>
              </li>
            ))}
          </ol>
          <p className="max-w-prose">{scenario.why}</p>
        </Part>
      )}
      {cause !== undefined && (
        <Part title="Recorded responses">
          <RecordedResponses cause={cause} />
        </Part>
      )}
      <Part title="Fix">
        {cause === undefined ? <FixOnPaper profile={profile} /> : <CauseDemo cause={cause} />}
      </Part>
    </>
  );
}
