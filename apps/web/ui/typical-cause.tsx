import { type Profile, toUpstreamIssues } from "@blocked/profiles";
import { Link } from "./link.tsx";

/** Says how people end up with a profile, and links to issues in which they report it. */
export function TypicalCause({ profile }: { profile: Profile }) {
  const issues = toUpstreamIssues(profile);
  return (
    <>
      <p>{profile.cause}</p>
      {issues.length > 0 && (
        <p className="text-sm text-soft">
          Reported in{" "}
          {issues.map(({ title, href }, index) => (
            <span key={href}>
              {index > 0 && ", "}
              <Link href={href}>{title}</Link>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
