import { families } from "@blocked/profiles";
import { toLink } from "../../lib/lab-address.ts";
import { Link } from "../../ui/link.tsx";

/** Lists the profiles; sends nothing. */
export function UnknownProfile({ id }: { id: string }) {
  return (
    <main className="mx-auto max-w-prose space-y-4 p-8">
      <h1 className="text-2xl font-semibold">There is no profile “{id}”</h1>
      <p>Nothing was sent. Choose one of these profiles:</p>
      {families.map((family) => (
        <section key={family.id} className="space-y-1">
          <h2 className="eyebrow">{family.title}</h2>
          <ul className="space-y-1">
            {family.profiles.map((profile) => (
              <li key={profile.id}>
                <Link href={toLink(profile.id)}>{profile.title}</Link>{" "}
                <code className="font-mono text-sm text-soft">{profile.id}</code>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
