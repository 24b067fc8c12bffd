import { type Profile, toThreads } from "@blocked/profiles";

/** What a person did to end up here, and where others met it. */
export function StoryOf({ profile }: { profile: Profile }) {
  const threads = toThreads(profile);
  return (
    <>
      {profile.typed !== undefined && <p className="max-w-prose text-soft">{profile.typed}</p>}
      {threads.length > 0 && (
        <p className="text-sm text-soft">
          Others met it:{" "}
          {threads.map(({ title, href }, index) => (
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
