import type { Profile } from "@blocked/profiles";
import { toLink } from "../../lab/address.ts";
import { Part } from "./error-frame.tsx";
import { FixOf } from "./fix-of.tsx";

/** What ends without an error of CORS is one configuration: the lab shows it, and its fix stands here. */
export function OneCause({ profile }: { profile: Profile }) {
  return (
    <>
      {profile.typed !== undefined && <p className="text-soft">{profile.typed}</p>}
      <p>
        <a className="button-main" href={toLink(profile.id)}>
          See it in the lab
        </a>
      </p>
      <Part title="The fix">
        <FixOf profile={profile} />
      </Part>
    </>
  );
}
