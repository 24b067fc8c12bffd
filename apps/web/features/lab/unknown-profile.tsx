import { families, type Profile, profiles } from "@blocked/profiles";
import { toLink } from "../../lib/address/lab-address.ts";
import { findNearest } from "../../lib/site/search.ts";
import { Link } from "../../ui/link.tsx";
import { Page } from "../../ui/page-frame.tsx";

/** Suggests the profiles with a similar name, and lists them all; sends nothing. */
export function UnknownProfile({ id }: { id: string }) {
  const nearest = findNearest(profiles, (profile) => profile.id, id);
  return (
    <Page title={`There is no profile “${id}”`} intro="Nothing was sent. Choose a profile.">
      {nearest.length > 0 && <List title="Did you mean" profiles={nearest} />}
      <div className="columns-1 gap-8 sm:columns-2 lg:columns-3">
        {families.map((family) => (
          <List key={family.id} title={family.title} profiles={family.profiles} />
        ))}
      </div>
    </Page>
  );
}

function List({ title, profiles: listed }: { title: string; profiles: readonly Profile[] }) {
  return (
    <section className="mb-6 break-inside-avoid space-y-1">
      <h2 className="font-semibold">{title}</h2>
      <ul className="space-y-1">
        {listed.map((profile) => (
          <li key={profile.id}>
            <Link href={toLink(profile.id)}>{profile.title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
