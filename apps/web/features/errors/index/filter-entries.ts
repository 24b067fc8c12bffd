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
