import type { Engine } from "@blocked/cors-protocol";
import { findProfile, getShown, type Profile } from "@blocked/profiles";
import { toProbeLink } from "../../../lib/address/lab-address.ts";
import { engineNames } from "../../../lib/explain/visitor.ts";
import { Link } from "../../../ui/link.tsx";
import { type Cell, type Measured, measured, type Server } from "./measured.ts";

const titles = ["Error", "The article says"] as const;
const columns: readonly [server: Server, title: string][] = [
  ["today", "Today’s FastAPI"],
  ["article", "FastAPI of its date"],
  ["fastify", "Fastify"],
];

/**
 * The tutorial's documented errors, with what real servers did and real browsers printed. On a phone each row is a
 * block of its own, with the column's title in front of each value.
 */
export function MeasuredErrors() {
  return (
    <table
      aria-label="The documented errors, measured"
      className="block w-full border-y border-rule text-left text-[14px] leading-[22px] lg:table lg:table-fixed lg:border-collapse"
    >
      <thead className="hidden lg:table-header-group">
        <tr className="bg-sunk align-top">
          {[...titles, ...columns.map(([, title]) => title)].map((title, index) => (
            <th key={title} scope="col" className={`px-3 py-2 ${index === 0 ? "w-[14%]" : ""}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-rule lg:table-row-group">
        {measured.map((row) => {
          const profile = findProfile(row.profile);
          return profile && <Row key={row.id} row={row} profile={profile} />;
        })}
      </tbody>
    </table>
  );
}

const cell = "block min-w-0 space-y-1 lg:table-cell lg:px-3 lg:py-2";

function Row({ row, profile }: { row: Measured; profile: Profile }) {
  return (
    <tr className="block space-y-4 py-4 align-top lg:table-row">
      <th scope="row" className={cell}>
        <Link href={toProbeLink(row.profile, getShown(profile)?.probe)}>{profile.title}</Link>
      </th>
      <td className={cell}>
        <ColumnTitle title={titles[1]} />
        <p className="wire">{row.says}</p>
      </td>
      {columns.map(([server, title]) => (
        <Ending key={server} title={title} {...row.cells[server]} />
      ))}
    </tr>
  );
}

/** Stands for the head of the table, which a phone has no room for. */
function ColumnTitle({ title }: { title: string }) {
  return <p className="font-semibold lg:hidden">{title}</p>;
}

function Ending({ title, code, exchanges, lines }: Cell & { title: string }) {
  const isBlocked = code !== null;
  return (
    <td className={cell}>
      <ColumnTitle title={title} />
      <p className={isBlocked ? "text-blocked" : "text-readable"}>
        <span aria-hidden="true">{isBlocked ? "✕" : "✓"} </span>
        {isBlocked ? "blocked" : "readable, without an error"}
      </p>
      <p className="wire text-soft">{exchanges.join(", ")}</p>
      {isBlocked && (
        <>
          <Lines engine="chromium" lines={lines} />
          <details>
            <summary className="text-accent">Firefox and WebKit</summary>
            <div className="space-y-2 pt-2">
              <Lines engine="firefox" lines={lines} />
              <Lines engine="webkit" lines={lines} />
            </div>
          </details>
        </>
      )}
    </td>
  );
}

function Lines({ engine, lines }: { engine: Engine; lines: Cell["lines"] }) {
  return (
    <div>
      <p className="text-soft">{engineNames[engine]}</p>
      {lines[engine].map((line) => (
        <p key={line} className="wire text-blocked">
          {line}
        </p>
      ))}
    </div>
  );
}
