import { type Profile, toUpstreamIssues } from "@blocked/profiles";

/** What a person did to end up here, and where others met it. */
export function StoryOf({ profile }: { profile: Profile }) {
  const upstreamIssues = toUpstreamIssues(profile);
  return (
    <>
      {profile.cause !== undefined && <p className="max-w-prose text-soft">{profile.cause}</p>}
      {upstreamIssues.length > 0 && (
        <p className="text-sm text-soft">
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
    </>
  );
}
