import { dangerous } from "./families/dangerous/dangerous.ts";
import { middlewareOrder } from "./families/middleware-order.ts";
import { notCors } from "./families/not-cors/not-cors.ts";
import { origins } from "./families/origins.ts";
import { preflights } from "./families/preflights/preflights.ts";
import { responses } from "./families/responses.ts";
import { silent } from "./families/silent/silent.ts";
import { tutorial } from "./families/tutorial.ts";
import { variations } from "./families/variations.ts";
import type { Family, Profile } from "./model/profile.ts";

/** Every family, in the order of the page. */
export const families: readonly Family[] = [
  tutorial,
  variations,
  origins,
  preflights,
  middlewareOrder,
  responses,
  silent,
  dangerous,
  notCors,
];

export const profiles: readonly Profile[] = families.flatMap((family) => family.profiles);

export function findProfile(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}

/** The profile that fixes another; the catalogue's test proves that it exists. */
export function getFix(profile: Profile): Profile {
  return findProfile(profile.fix) ?? profile;
}
