import type { Profile } from "@blocked/profiles";

/** How the document is called: the page first, because a tab shows only the beginning. */
export const titleTemplate = "%s · Blocked by CORS";

export function toProfileTitle({ title }: Pick<Profile, "title">): string {
  return `${title}: try it in the CORS lab`;
}
