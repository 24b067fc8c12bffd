import { type Cause, findRecorded, recordedVersions } from "@blocked/error-guide";
import { findJudgedRun } from "../../lib/recorded-run.ts";
import { RequestDiagram } from "../../ui/diagram/request-diagram.tsx";
import { Part } from "../../ui/page-frame.tsx";
import { RecordedResponses } from "./recorded-responses.tsx";

export const findRun = ({ profile, probe }: Cause) => findJudgedRun(`${profile.id}/${probe.id}`);

/** What really happened when Chromium sent the request of a cause: the diagram, the responses, the console. */
export function Evidence({ cause, isHarm = false }: { cause: Cause; isHarm?: boolean }) {
  const run = findRun(cause);
  const lines = findRecorded(cause)?.lines.chromium ?? [];
  if (run === undefined) return null;
  return (
    <Part title="What happened">
      <RequestDiagram
        {...run}
        label={`Request diagram of ${cause.profile.title}`}
        isAttacker={cause.probe.from !== "page"}
        isHarm={isHarm}
      />
      {lines.length > 0 && (
        <div>
          <h3 className="eyebrow">Console</h3>
          {lines.map((line, index) => (
            <p key={index} className="wire text-blocked">
              {line}
            </p>
          ))}
        </div>
      )}
      <RecordedResponses cause={cause} />
      <p className="text-sm text-soft">
        Recorded in Chromium {recordedVersions.chromium}: “{cause.probe.label}” through “
        {cause.profile.title}”.
      </p>
    </Part>
  );
}
