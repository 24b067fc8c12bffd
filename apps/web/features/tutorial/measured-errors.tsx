import type { Engine } from "@blocked/cors-protocol";
import { findProfile, getShown, type Profile } from "@blocked/profiles";
import { toLink } from "../../lib/lab-address.ts";
import { engineNames } from "../../lib/explain/consoles.ts";
import { type Measured, measured, servers } from "./measured.ts";
import { type Told, tell } from "./tell.ts";

// A keyboard has to be able to scroll it.
const scrollable = { tabIndex: 0 };

/** The tutorial's documented errors beside what servers answered and engines print. */
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
            {["Situation", servers.fastify, servers.fastapi].map((title) => (
              <th key={title} scope="col" className="px-3 py-2">
                {title}
              </th>
            ))}
            <th scope="col" className="px-3 py-2">
              What consoles print for Fastify’s answer
            </th>
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
  const probe = getShown(profile)?.probe;
  const { cookies = false, token = false, text = false } = probe ?? {};
  const { fastify, fastapi } = row;
  const ours = await tell(profile, fastify, "chromium");
  const theirs = await tell(profile, fastapi, "chromium");
  return (
    <tr className="border-t border-rule align-top">
      <th scope="row" className="w-32 max-w-32 px-3 py-2">
        <a
          className="text-accent underline"
          href={toLink(row.profile, { cookies, token, text }, probe?.request)}
        >
          {profile.title}
        </a>
      </th>
      <Ending told={ours} />
      <Ending told={theirs} />
      <td className="w-96 max-w-96 space-y-2 px-3 py-2">
        <Lines profile={profile} row={row} engine="chromium" />
        <details>
          <summary className="text-sm text-accent">Firefox and WebKit</summary>
          <div className="space-y-2 pt-2">
            {(["firefox", "webkit"] as const).map((engine) => (
              <Lines key={engine} profile={profile} row={row} engine={engine} />
            ))}
          </div>
        </details>
      </td>
    </tr>
  );
}

function Ending({ told: { verdict, exchanges } }: { told: Told }) {
  const isBlocked = verdict.outcome === "blocked";
  return (
    <td className="w-44 max-w-44 space-y-1 px-3 py-2">
      <p className={isBlocked ? "text-blocked" : "text-readable"}>
        <span aria-hidden="true">{isBlocked ? "✕" : "✓"} </span>
        {isBlocked ? "blocked" : "readable, and no error"}
      </p>
      {isBlocked && <p className="wire">{verdict.code}</p>}
      <p className="wire text-soft">{exchanges.join(", ")}</p>
    </td>
  );
}

async function Lines({
  profile,
  row,
  engine,
}: {
  profile: Profile;
  row: Measured;
  engine: Engine;
}) {
  const { lines } = await tell(profile, row.fastify, engine);
  return (
    <div>
      <p className="text-soft">{engineNames[engine]}</p>
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
