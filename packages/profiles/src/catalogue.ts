import { dangerous } from "./families/dangerous.ts";
import { elsewhereAnswered } from "./families/elsewhere-answered.ts";
import { origins } from "./families/origins.ts";
import { preflights } from "./families/preflights.ts";
import { responses } from "./families/responses.ts";
import { tutorial } from "./families/tutorial.ts";
import { variations } from "./families/variations.ts";
import type { Family, Profile } from "./profile.ts";

/** The chapters, in the order in which the page shows them. */
export const families: readonly Family[] = [
  tutorial,
  variations,
  origins,
  preflights,
  elsewhereAnswered,
  responses,
  dangerous,
];

export const profiles: readonly Profile[] = families.flatMap((family) => family.profiles);

export function findProfile(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}

/** The profile that mends another; the catalogue's test proves that it exists. */
export function getFix(profile: Profile): Profile {
  return findProfile(profile.fix) ?? profile;
}
