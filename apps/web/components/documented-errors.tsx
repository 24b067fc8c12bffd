import { toReason } from "@blocked/cors-protocol";
import { fillIn, getProbe, type Profile, profiles } from "@blocked/profiles";
import { toLink } from "../lab/address.ts";

/** Each failing profile with the sentence that Chromium prints for it, and FastAPI's difference. */
export function DocumentedErrors({ pageOrigin }: { pageOrigin: string }) {
  return (
    <dl className="space-y-5">
      {fillIn(profiles, pageOrigin).map((profile) => (
        <Documented key={profile.id} profile={profile} />
      ))}
    </dl>
  );
}

function Documented({ profile: { id, title, outcomes, shows, fastapi } }: { profile: Profile }) {
  const outcome = outcomes[shows.probe];
  if (outcome.verdict !== "blocked") return null;
  const { request, cookies, token, text } = getProbe(shows.probe);
  return (
    <div className="grid gap-x-6 gap-y-1 border-b border-rule pb-4 md:grid-cols-[11rem_minmax(0,1fr)]">
      <dt>
        <a
          className="font-semibold text-accent underline"
          href={toLink(id, { cookies, token, text }, request)}
        >
          {title}
        </a>
      </dt>
      <dd className="space-y-1">
        <p className="wire text-blocked">{toReason(outcome)}</p>
        <p className="text-[14px] text-soft">{fastapi.differs ?? "FastAPI: the same sentence."}</p>
      </dd>
    </div>
  );
}
