import { families, type Family, type Profile } from "@blocked/profiles";

export type Place = {
  family: Family;
  /** From 1. */
  number: number;
  /** The next profile of the chapter, or the first of the next chapter; null at the end. */
  next: Profile | null;
};

/** Where a profile stands in the course. */
export function toPlace({ id }: Pick<Profile, "id">): Place | null {
  for (const [chapter, family] of families.entries()) {
    const index = family.profiles.findIndex((one) => one.id === id);
    if (index === -1) continue;
    const next = family.profiles[index + 1] ?? families[chapter + 1]?.profiles[0] ?? null;
    return { family, number: index + 1, next };
  }
  return null;
}
