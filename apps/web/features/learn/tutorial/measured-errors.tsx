import type { Engine } from "@blocked/cors-protocol";
import { findProfile, getShown, type Profile } from "@blocked/profiles";
import { engineNames } from "../../../lib/explain/visitor.ts";
import { toProbeLink } from "../../../lib/lab-address.ts";
import { Link } from "../../../ui/link.tsx";
import { judgeMeasured, type Judged } from "./judge-measured.ts";
import { type Measured, measured, servers } from "./measured.ts";

// Without it a keyboard cannot scroll the table.
const scrollable = { tabIndex: 0 };

/** The tutorial's documented errors, with how real servers responded and what each engine prints. */
export function MeasuredErrors() {
  return (
    <section
      className="overflow-x-auto border-y border-rule"
      aria-label="The documented errors, measured"
      {...scrollable}
    >
      <table className="w-max border-collapse text-left text-[14px]">
        <thead>
          <tr className="bg-sunk align-top">
            {["Error", servers.fastify, servers.fastapi, "Console message for Fastify"].map(
              (title) => (
                <th key={title} scope="col" className="px-3 py-2">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {measured.map((row) => {
            const profile = findProfile(row.profile);
            return profile && <Row key={row.profile} row={row} profile={profile} />;
          })}
        </tbody>
      </table>
    </section>
  );
}

async function Row({ row, profile }: { row: Measured; profile: Profile }) {
  return (
    <tr className="border-t border-rule align-top">
      <th scope="row" className="w-32 max-w-32 px-3 py-2">
        <Link href={toProbeLink(row.profile, getShown(profile)?.probe)}>{profile.title}</Link>
      </th>
      <Ending judged={await judgeMeasured(profile, row.fastify, "chromium")} />
      <Ending judged={await judgeMeasured(profile, row.fastapi, "chromium")} />
      <td className="w-96 max-w-96 space-y-2 px-3 py-2">
        <Lines profile={profile} row={row} engine="chromium" />
        <details>
          <summary className="text-sm text-accent">Firefox and WebKit</summary>
          <div className="space-y-2 pt-2">
            <Lines profile={profile} row={row} engine="firefox" />
            <Lines profile={profile} row={row} engine="webkit" />
          </div>
        </details>
      </td>
    </tr>
  );
}

function Ending({ judged: { verdict, exchanges } }: { judged: Judged }) {
  const isBlocked = verdict.outcome === "blocked";
  return (
    <td className="w-44 max-w-44 space-y-1 px-3 py-2">
      <p className={isBlocked ? "text-blocked" : "text-readable"}>
        <span aria-hidden="true">{isBlocked ? "✕" : "✓"} </span>
        {isBlocked ? "blocked" : "readable, without an error"}
      </p>
      {isBlocked && <p className="wire">{verdict.code}</p>}
      <p className="wire text-soft">{exchanges.join(", ")}</p>
    </td>
  );
}

async function Lines(props: { profile: Profile; row: Measured; engine: Engine }) {
  const { lines } = await judgeMeasured(props.profile, props.row.fastify, props.engine);
  return (
    <div>
      <p className="text-soft">{engineNames[props.engine]}</p>
      <ul className="space-y-1">
        {lines.map((line) => (
          <li key={line} className="wire text-blocked">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}
