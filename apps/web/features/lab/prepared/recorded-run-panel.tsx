import type { RecordedRun } from "@blocked/profiles";
import { notCors } from "../../../ui/verdict/status.tsx";
import { StatusBanner } from "../../../ui/verdict/status-banner.tsx";

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
    <section aria-labelledby="recorded" className="blocks">
      <h2 id="recorded" className="text-lg leading-7 font-semibold">
        A recorded run
        <span className="font-normal text-soft"> that did not happen in this browser</span>
      </h2>
      <StatusBanner status={notCors}>
        {run.requestsThatArrived === 0
          ? "The browser stopped the request before it was sent."
          : "The request reached the server; the browser kept its response from the script."}
      </StatusBanner>
      <section aria-label="The fix" className="max-w-[68ch]">
        <h3 className="inline font-semibold">The fix. </h3>
        <p className="inline">{change}</p>
      </section>
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
