import { families, type Profile } from "@blocked/profiles";
import { toLink } from "../../lib/address/lab-address.ts";
import { findShownRun } from "../../lib/recorded-run.ts";
import { toOutline } from "../../ui/diagram/outline.ts";
import { OutlineDiagram } from "../../ui/diagram/outline-diagram.tsx";

/** The tutorial's profiles, each with the recorded request that shows it. */
export function Six() {
  const [tutorial] = families;
  return (
    <section aria-labelledby="six" className="space-y-4">
      <h2 id="six" className="text-[20px] leading-7 font-semibold">
        Five ways to fail, and one that works
      </h2>
      <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {tutorial?.profiles.map((profile) => (
          <li key={profile.id} className="row-span-3 grid grid-rows-subgrid pb-6">
            <Small profile={profile} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Small({ profile }: { profile: Profile }) {
  const run = findShownRun(profile);
  return (
    <a
      href={toLink(profile.id)}
      className="group row-span-3 grid grid-rows-subgrid content-start gap-y-2"
    >
      <h3 className="font-semibold text-accent group-hover:underline">{profile.title}</h3>
      <p className="text-sm text-soft">{profile.cause}</p>
      {run !== undefined && (
        // The profile's page has the whole diagram in words.
        <div aria-hidden="true">
          <OutlineDiagram rows={toOutline(run)} size={14} />
        </div>
      )}
    </a>
  );
}
