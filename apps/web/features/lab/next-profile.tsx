import type { Profile } from "@blocked/profiles";
import { toLink } from "../../lib/address/lab-address.ts";
import { useLab } from "../../runner/state/lab-context.tsx";
import { toPlace } from "./course.ts";

/** Leads from a fixed profile to the next one of its chapter. */
export function NextProfile({ profile }: { profile: Profile }) {
  const { lab } = useLab();
  const next = toPlace(profile)?.next ?? null;
  if (next === null) return null;
  return (
    <a
      className="button-main inline-block"
      href={toLink(next.id)}
      onClick={(click) => {
        if (click.metaKey || click.ctrlKey || click.shiftKey) return;
        click.preventDefault();
        scrollTo(0, 0);
        void lab.open(next.id);
      }}
    >
      Next: {next.title}
    </a>
  );
}
