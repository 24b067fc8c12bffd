import { type Cause, findRecorded } from "@blocked/profiles/errors";
import { toLink } from "../../lab/address.ts";
import { Demo } from "./demo.tsx";
import { FixOf } from "./fix-of.tsx";
import { textsFor } from "./texts-for.ts";

/** A configuration that ends in this error: how it is known on the wire, the live demonstration, the fix. */
export function CauseOf({ cause }: { cause: Cause }) {
  const { profile, probe } = cause;
  const { cookies, token, text } = probe;
  return (
    <article className="space-y-3 border-b border-rule pb-6">
      <h3 className="text-lg font-semibold">
        <a
          className="text-accent underline"
          href={toLink(profile.id, { cookies, token, text }, probe.request)}
        >
          {profile.title}
        </a>
      </h3>
      {profile.typed !== undefined && <p className="text-soft">{profile.typed}</p>}
      <p className="max-w-prose">{profile.lesson}</p>
      <Wire cause={cause} />
      <Demo profileId={profile.id} probeId={probe.id} texts={textsFor(profile)} />
      <FixOf profile={profile} />
    </article>
  );
}

/** What was on the wire when it was recorded. */
function Wire({ cause }: { cause: Cause }) {
  const answers = findRecorded(cause)?.answers ?? [];
  return (
    <div className="text-sm">
      <p className="text-soft">On the wire, to {cause.probe.label}:</p>
      <ul className="wire">
        {answers.map(({ method, status, headers }, index) => (
          <li key={index}>
            {method} → {status}
            {headers.length === 0 && <span className="text-soft"> no header of CORS</span>}
            <ul className="pl-4">
              {headers.map(([name, value], place) => (
                <li key={place} className="break-words">
                  <span className="text-soft">{name}:</span> {value}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
