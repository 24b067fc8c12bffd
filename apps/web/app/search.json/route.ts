import { lessons, toNumber } from "../../features/learn/lessons/lessons.ts";
import { toServerLink } from "../../lib/address/server-link.ts";
import { recordedServers } from "../../lib/recorded-servers.ts";
import type { SearchEntry } from "../../lib/site/search.ts";
import { toSearchEntries } from "../../lib/site/search-index.ts";

// The same for everybody; the search loads it when it is opened.
export const dynamic = "force-static";

export function GET(): Response {
  const found = lessons.map((lesson): SearchEntry => ({
    title: lesson.title,
    kind: "lesson",
    href: `/learn/${toNumber(lesson)}`,
    words: lesson.story,
  }));
  const servers = recordedServers.map((recording): SearchEntry => ({
    title: `CORS mistakes in ${recording.title}`,
    kind: "page",
    href: toServerLink(recording),
    words: `${recording.language} ${Object.keys(recording.versions).join(" ")}`,
  }));
  return Response.json([...found, ...toSearchEntries(), ...servers]);
}
