import { type Profile, toUpstreamIssues } from "@blocked/profiles";

/** What a person did to end up with this profile, and where others met it. */
export function HowOneGetsHere({ profile }: { profile: Profile }) {
  const upstreamIssues = toUpstreamIssues(profile);
  return (
    <section aria-labelledby="how" className="pane space-y-1 text-sm">
      <h2 id="how" className="eyebrow">
        How one gets here
      </h2>
      <p>{profile.cause}</p>
      {upstreamIssues.length > 0 && (
        <p className="text-soft">
          Others met it:{" "}
          {upstreamIssues.map(({ title, href }, index) => (
            <span key={href}>
              {index > 0 && ", "}
              <a className="text-accent underline" href={href}>
                {title}
              </a>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
