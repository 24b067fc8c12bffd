import type { Engine } from "@blocked/cors-protocol";

// Apart from entries.ts, so that the page loads no catalogue.

/** A line of the index. */
export type Entry = {
  slug: string;
  title: string;
  /** The id of what the reader sees. */
  sees: string;
  /** The first console line of each engine that was recorded. */
  lines: Partial<Record<Engine, string>>;
};

/** A title as it is sorted: without its article. */
export const toKey = (title: string) => title.replace(/^(?:The|A|An) /, "");

/** The letter under which an entry stands, where it is the first of that letter. */
export function toLetter(entries: readonly Entry[], place: number): string {
  const [own, before] = [entries[place], entries[place - 1]].map((entry) =>
    entry === undefined ? "" : toKey(entry.title).charAt(0).toUpperCase(),
  );
  return own === undefined || own === before ? "" : own;
}

export type IndexFilter = { engine: Engine; sees: string; text: string };

export function filterEntries(entries: readonly Entry[], filter: IndexFilter): Entry[] {
  const words = filter.text.toLowerCase().split(/\s+/);
  return entries.filter(({ title, slug, sees, lines }) => {
    const text = [title, slug, lines[filter.engine] ?? ""].join("\n").toLowerCase();
    return (
      (filter.sees === "" || filter.sees === sees) && words.every((word) => text.includes(word))
    );
  });
}
