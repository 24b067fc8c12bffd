import { toReason } from "@blocked/cors-protocol/messages";
import { errorPages, toExampleMessage } from "@blocked/error-guide";
import { glossary } from "@blocked/error-guide/glossary";
import { getShown, type Profile, profiles } from "@blocked/profiles";
import { serversById, toExcerpt, toNeeds, toOptions } from "@blocked/servers";
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

/** A configuration that uses the options of a server, so that each option finds it. */
const options = toOptions(
  toNeeds({
    origin: "https://app.example.com",
    method: "PUT",
    headers: ["Authorization"],
    cookies: true,
  }),
);

const servers = Object.entries(serversById).map(([id, server]): SearchEntry => ({
  title: `Configuration for ${server.name}`,
  kind: "page",
  href: `/config?stack=${id}`,
  words: `${toExcerpt(server, options)} ${server.note}`,
}));

/** What script writes to send cookies, which no message of a browser names. */
const inScript = 'withCredentials credentials: "include" axios fetch';

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
      words:
        "code" in page
          ? `${page.code} ${toExampleMessage(page.code)} ${/Wildcard|Credentials/.test(page.code) ? inScript : ""}`
          : page.meaning,
    })),
    ...glossary.map(([term, sentence]): SearchEntry => ({
      title: term,
      kind: "term",
      href: `/glossary#${toTermId(term)}`,
      words: sentence,
    })),
    ...pages,
    ...servers,
  ];
}

/** The reason that Chromium prints, if the profile's request is blocked. */
function toReasonOf(profile: Profile): string {
  const outcome = getShown(profile)?.outcome;
  return outcome?.verdict === "blocked" ? toReason(outcome) : "";
}
