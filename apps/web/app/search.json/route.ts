import { lessons, toNumber } from "../../features/learn/lessons/lessons.ts";
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
  return Response.json([...found, ...toSearchEntries()]);
}
