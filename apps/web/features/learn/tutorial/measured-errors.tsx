import type { Engine } from "@blocked/cors-protocol";
import { findProfile, getShown, type Profile } from "@blocked/profiles";
import { engineNames } from "../../../lib/explain/visitor.ts";
import { toProbeLink } from "../../../lib/address/lab-address.ts";
import { Link } from "../../../ui/link.tsx";
import { judgeMeasured, type Judged } from "./judge-measured.ts";
import { type Measured, measured, servers } from "./measured.ts";

const titles = ["Error", servers.fastify, servers.fastapi, "Console message for Fastify"] as const;

/**
 * The tutorial's documented errors, with how real servers responded and what each engine prints. On a phone each
 * row is a block of its own, with the column's title in front of each value.
 */
export function MeasuredErrors() {
  return (
    <table
      aria-label="The documented errors, measured"
      className="block w-full border-y border-rule text-left text-[14px] leading-[22px] lg:table lg:table-fixed lg:border-collapse"
    >
      <thead className="hidden lg:table-header-group">
        <tr className="bg-sunk align-top">
          {titles.map((title, index) => (
            <th
              key={title}
              scope="col"
              className={`px-3 py-2 ${["w-[14%]", "w-[22%]", "w-[22%]", ""][index]}`}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-rule lg:table-row-group">
        {measured.map((row) => {
          const profile = findProfile(row.profile);
          return profile && <Row key={row.profile} row={row} profile={profile} />;
        })}
      </tbody>
    </table>
  );
}

const cell = "block min-w-0 space-y-1 lg:table-cell lg:px-3 lg:py-2";

async function Row({ row, profile }: { row: Measured; profile: Profile }) {
  return (
    <tr className="block space-y-4 py-4 align-top lg:table-row">
      <th scope="row" className={cell}>
        <Link href={toProbeLink(row.profile, getShown(profile)?.probe)}>{profile.title}</Link>
      </th>
      <Ending title={titles[1]} judged={await judgeMeasured(profile, row.fastify, "chromium")} />
      <Ending title={titles[2]} judged={await judgeMeasured(profile, row.fastapi, "chromium")} />
      <td className={cell}>
        <ColumnTitle title={titles[3]} />
        <Lines profile={profile} row={row} engine="chromium" />
        <details>
          <summary className="text-accent">Firefox and WebKit</summary>
          <div className="space-y-2 pt-2">
            <Lines profile={profile} row={row} engine="firefox" />
            <Lines profile={profile} row={row} engine="webkit" />
          </div>
        </details>
      </td>
    </tr>
  );
}

/** Stands for the head of the table, which a phone has no room for. */
function ColumnTitle({ title }: { title: string }) {
  return <p className="font-semibold lg:hidden">{title}</p>;
}

function Ending({ title, judged: { verdict, exchanges } }: { title: string; judged: Judged }) {
  const isBlocked = verdict.outcome === "blocked";
  return (
    <td className={cell}>
      <ColumnTitle title={title} />
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
