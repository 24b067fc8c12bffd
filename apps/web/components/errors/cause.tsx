import type { Cause } from "@blocked/error-guide";
import { toLink } from "../../lab/address.ts";
import { DemoOf } from "./demo-of.tsx";
import { StoryOf } from "./story-of.tsx";
import { WireOf } from "./wire-of.tsx";

/** A configuration that ends in this error: how it is known on the wire, the live demonstration, the fix. */
export function CauseOf({ cause, tell }: { cause: Cause; tell: string | null }) {
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
      <StoryOf profile={profile} />
      <p className="max-w-prose">{profile.lesson}</p>
      {tell !== null && <p className="max-w-prose break-words">{tell}</p>}
      <WireOf cause={cause} />
      <DemoOf cause={cause} />
    </article>
  );
}
