import { engines } from "@blocked/cors-protocol";
import {
  errorPages,
  type ErrorPage,
  findRecorded,
  groupOf,
  groups,
  toMessagesOf,
  toShownCause,
} from "@blocked/error-guide";
import { families } from "@blocked/profiles";
import { type Entry, toKey } from "./filter-entries.ts";

/** What a reader may see, with the title of the choice. */
export const sights: readonly (readonly [id: string, title: string])[] = [
  ...groups.map(({ id, title }) => [id, `a CORS error: ${title.toLowerCase()}`] as const),
  ["silent", "no error, but something is missing"],
  ["not-cors", "an error that is not about CORS"],
  ["dangerous", "nothing: it works, and is insecure"],
];

/** Every error page from A to Z, without the article that its title begins with. */
export function toEntries(): Entry[] {
  return errorPages
    .map((page) => ({
      slug: page.slug,
      title: page.title,
      sees: toSight(page),
      lines: toFirstLines(page),
    }))
    .toSorted((a, b) => toKey(a.title).localeCompare(toKey(b.title)));
}

function toSight(page: ErrorPage): string {
  if ("code" in page) return groupOf(page.code);
  if ("neighbour" in page) return "not-cors";
  return families.find(({ profiles }) => profiles.includes(page.profile))?.kind ?? "not-cors";
}

function toFirstLines(page: ErrorPage): Entry["lines"] {
  const lines = toLines(page);
  const pairs = engines.flatMap((engine) => {
    const [line = "Prints nothing."] = lines?.[engine] ?? [];
    // Where nobody has recorded an engine, nothing is said of it.
    return lines?.[engine] === undefined ? [] : [[engine, withoutPreamble(line)]];
  });
  return Object.fromEntries(pairs) as Entry["lines"];
}

function toLines(page: ErrorPage) {
  if ("code" in page) return toMessagesOf(page.code);
  if ("neighbour" in page) return page.neighbour.seen;
  const cause = toShownCause(page.profile);
  return cause && findRecorded(cause)?.lines;
}

/** Leaves out what all of Chromium's lines begin with. */
const withoutPreamble = (line: string) => line.replace(/^.* has been blocked by CORS policy: /, "");
