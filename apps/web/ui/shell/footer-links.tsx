"use client";

import { usePathname } from "next/navigation";
import { toCurrent } from "./current.ts";

const links = [
  ["/errors", "CORS errors A to Z"],
  ["/matrix", "Browser matrix"],
  ["/servers", "Servers compared"],
  ["/glossary", "Glossary"],
] as const;

/** The pages to look something up in. An error's page belongs to the list of errors. */
export function FooterLinks({ source }: { source: string | null }) {
  const path = usePathname();
  return (
    <nav aria-label="More" className="flex flex-wrap gap-x-6 gap-y-2">
      {links.map(([href, title]) => {
        const current = toCurrent(path, href);
        return (
          <a
            key={href}
            href={href}
            aria-current={current}
            className={current ? "font-semibold text-ink" : "text-accent hover:underline"}
          >
            {title}
          </a>
        );
      })}
      {source !== null && (
        <a href={source} className="text-accent hover:underline">
          Source
        </a>
      )}
    </nav>
  );
}
