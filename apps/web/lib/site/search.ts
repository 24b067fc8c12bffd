/** What the search finds: a page, or a place in one. */
export type SearchEntry = {
  title: string;
  kind: "profile" | "error" | "lesson" | "term" | "page";
  href: string;
  /** Further words by which it is found, such as the message that a browser prints. */
  words: string;
};

/**
 * The matching entries, the best first: every word of the query occurs in the entry. Where no entry has every word,
 * those with the most of them match.
 */
export function findEntries(
  entries: readonly SearchEntry[],
  wanted: string,
  most = 10,
): SearchEntry[] {
  const query = wanted.trim().toLowerCase();
  const words = query.split(/\s+/);
  if (query === "") return [];
  const counted = entries.map((entry) => {
    const text = `${entry.title} ${entry.href} ${entry.words}`.toLowerCase();
    return { entry, count: words.filter((word) => text.includes(word)).length };
  });
  const highest = Math.max(0, ...counted.map(({ count }) => count));
  if (highest === 0) return [];
  return counted
    .flatMap(({ entry, count }) => {
      const title = entry.title.toLowerCase();
      if (count < highest) return [];
      if (title === query) return [{ entry, rank: 0 }];
      if (title.startsWith(query)) return [{ entry, rank: 1 }];
      if (words.every((word) => title.includes(word))) return [{ entry, rank: 2 }];
      // Whoever looks for a message wants its page first.
      return [{ entry, rank: entry.kind === "error" ? 3 : 4 }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** The texts nearest to a misspelt one, the nearest first; none that has less than half in common with it. */
export function findNearest<Item>(
  items: readonly Item[],
  toText: (item: Item) => string,
  wanted: string,
  most = 5,
): Item[] {
  // A longer text has nothing to do with a name, and would take long to compare.
  if (wanted.length > 100) return [];
  return items
    .map((item) => ({ item, distance: toDistance(toText(item), wanted.toLowerCase()) }))
    .filter(({ distance }) => distance <= wanted.length / 2)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ item }) => item);
}

/** The number of letters to insert, remove or replace. */
function toDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const [left = 0, above = 0, corner = 0] = [next[to - 1], row[to], row[to - 1]];
      next.push(Math.min(left + 1, above + 1, corner + (one[at - 1] === other[to - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
