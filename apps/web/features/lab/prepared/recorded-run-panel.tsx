import type { RecordedRun } from "@blocked/profiles";
import { VerdictBanner } from "../../../ui/verdict/verdict-banner.tsx";

const row = "grid gap-x-6 border-b border-rule py-1 sm:grid-cols-[200px_minmax(0,1fr)]";

/** A recorded run, which this browser cannot repeat, and what to change. */
export function RecordedRunPanel({ run, change }: { run: RecordedRun; change: string }) {
  const rows: [name: string, content: string][] = [
    ["Page", run.page],
    ["Request", run.request],
    ["Your JavaScript would get", run.got],
    ["The server saw", run.requestsThatArrived === 0 ? "no request" : "a request"],
    ["Recorded in", run.engine],
    ["With the flags", run.flags.join(" ")],
  ];
  return (
    <section aria-labelledby="recorded" className="space-y-3">
      <h2 id="recorded" className="text-lg leading-7 font-semibold">
        A recorded run
        <span className="font-normal text-soft"> that did not happen in this browser</span>
      </h2>
      <VerdictBanner look="neutral" icon="∅" title="Not CORS">
        {change}
      </VerdictBanner>
      <dl className="border-t border-rule">
        {rows.map(([name, content]) => (
          <div key={name} className={row}>
            <dt className="text-sm text-soft">{name}</dt>
            <dd className="wire">{content}</dd>
          </div>
        ))}
        <div className={row}>
          <dt className="text-sm text-soft">The console printed</dt>
          {run.lines.map((line) => (
            <dd key={line} className="wire col-[-2] text-blocked">
              {line}
            </dd>
          ))}
        </div>
      </dl>
    </section>
  );
}
