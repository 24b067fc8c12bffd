import { recordedVersions } from "@blocked/error-guide";
import { findProfile } from "@blocked/profiles";
import { toLink } from "../../lib/address/lab-address.ts";
import { findShownRun } from "../../lib/recorded-run.ts";
import { LinkChip } from "../../ui/chip.tsx";
import { RequestDiagram } from "../../ui/diagram/request-diagram.tsx";
import { Link } from "../../ui/link.tsx";
import { PasteBox } from "../../ui/paste-box.tsx";
import { Doors } from "./doors.tsx";
import { toExamples } from "./examples.ts";
import { numbers } from "./numbers.ts";
import { Six } from "./six.tsx";

/** The profile whose recorded run the page draws: a PUT that dies at its preflight. */
const shown = "missing-method";

export function HomePage() {
  return (
    <main className="page-width space-y-12 py-8 lg:space-y-16 lg:py-12">
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-2 lg:gap-12">
        <div className="space-y-6">
          <h1 className="text-[28px] leading-9 font-semibold tracking-tight text-balance sm:text-[44px] sm:leading-[52px]">
            <span className="block">Your browser blocked it.</span> Here is why, and the line to
            change.
          </h1>
          <PasteBox />
          <div className="space-y-2">
            <p className="text-sm text-soft">Try a line that a browser printed:</p>
            <ul className="flex flex-wrap gap-2">
              {toExamples().map(({ title, href }) => (
                <li key={href}>
                  <LinkChip href={href}>{title}</LinkChip>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <Run />
      </div>
      <Doors />
      <Six />
      <section aria-labelledby="measured" className="space-y-4">
        <h2 id="measured" className="text-[20px] leading-7 font-semibold">
          Test coverage
        </h2>
        <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4">
          {numbers.map(({ count, what }) => (
            <div
              key={what}
              className="flex flex-col-reverse justify-end border-t-2 border-ink pt-2"
            >
              <dt className="text-sm text-soft">{what}</dt>
              <dd className="text-[28px] leading-9 font-semibold tabular-nums">
                {count.toLocaleString("en")}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </main>
  );
}

/** A request that Chromium sent, its steps played once in their order. */
function Run() {
  const profile = findProfile(shown);
  const run = profile && findShownRun(profile);
  if (run === undefined) return null;
  return (
    <div className="min-w-0 space-y-2">
      <div className="home-run">
        <RequestDiagram {...run} label="A PUT that the browser blocked" />
      </div>
      <p className="text-sm text-soft">
        A recorded run of Chromium {recordedVersions.chromium}.{" "}
        <Link href={toLink(shown, {}, "update")}>Send it yourself</Link>
      </p>
    </div>
  );
}
