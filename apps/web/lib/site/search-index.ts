import { toReason } from "@blocked/cors-protocol";
import { errorPages, toExampleMessage } from "@blocked/error-guide";
import { glossary } from "@blocked/error-guide/glossary";
import { getShown, type Profile, profiles } from "@blocked/profiles";
import { toLink } from "../address/lab-address.ts";
import type { SearchEntry } from "./search.ts";
import { sitePages } from "./site-pages.ts";
import { toTermId } from "./term-id.ts";

const pages = Object.entries(sitePages).map(([href, page]): SearchEntry => ({
  title: page.title,
  kind: "page",
  href,
  words: page.description,
}));

/** Everything that the search finds. */
export function toSearchEntries(): SearchEntry[] {
  return [
    ...profiles.map((profile): SearchEntry => ({
      title: profile.title,
      kind: "profile",
      href: toLink(profile.id),
      words: `${profile.lesson} ${profile.cause} ${toReasonOf(profile)}`,
    })),
    ...errorPages.map((page): SearchEntry => ({
      title: page.title,
      kind: "error",
      href: `/errors/${page.slug}`,
      words: "code" in page ? `${page.code} ${toExampleMessage(page.code)}` : page.meaning,
    })),
    ...glossary.map(([term, sentence]): SearchEntry => ({
      title: term,
      kind: "term",
      href: `/glossary#${toTermId(term)}`,
      words: sentence,
    })),
    ...pages,
  ];
}

/** The reason that Chromium prints, if the profile's request is blocked. */
function toReasonOf(profile: Profile): string {
  const outcome = getShown(profile)?.outcome;
  return outcome?.verdict === "blocked" ? toReason(outcome) : "";
}
