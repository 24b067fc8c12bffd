"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { findNearest, type SearchEntry } from "../../lib/site/search.ts";
import { Link } from "../link.tsx";

/** Pages whose address resembles the one that does not exist. */
export function Suggestions() {
  const path = usePathname();
  const [entries, setEntries] = useState<readonly SearchEntry[]>([]);
  useEffect(() => {
    const load = async () => {
      const response = await fetch("/search.json");
      const all = (await response.json()) as SearchEntry[];
      const wanted = path.slice(path.lastIndexOf("/") + 1);
      setEntries(findNearest(all, ({ href }) => href.slice(href.lastIndexOf("/") + 1), wanted));
    };
    // The page's own links are enough if the index does not load.
    load().catch(() => {});
  }, [path]);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="meant" className="space-y-2">
      <h2 id="meant" className="text-[20px] leading-7 font-semibold">
        Did you mean
      </h2>
      <ul className="list-disc space-y-1 pl-6">
        {entries.map(({ href, title }) => (
          <li key={href}>
            <Link href={href}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
