import { toReason } from "@blocked/cors-protocol";
import { families, fillIn, getShown, type Profile } from "@blocked/profiles";
import { toLink } from "../lab/address.ts";

const documented = families.filter(({ isFolded }) => isFolded !== true);

/** Each of the tutorial's failures with the sentence that Chromium prints for it, and FastAPI's difference. */
export function DocumentedErrors({ pageOrigin }: { pageOrigin: string }) {
  return (
    <dl className="space-y-5">
      {fillIn(documented, pageOrigin)
        .flatMap(({ profiles }) => profiles)
        .map((profile) => (
          <Documented key={profile.id} profile={profile} />
        ))}
    </dl>
  );
}

function Documented({ profile }: { profile: Profile }) {
  const { id, title, fastapi } = profile;
  const shown = getShown(profile);
  if (shown?.outcome.verdict !== "blocked") return null;
  const { outcome, probe } = shown;
  const { request, cookies, token, text } = probe;
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
        <p className="text-[14px] text-soft">{fastapi?.differs ?? "FastAPI: the same sentence."}</p>
      </dd>
    </div>
  );
}
