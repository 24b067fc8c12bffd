"use client";

import { usePathname } from "next/navigation";
import { toCurrent } from "./current.ts";

const places = [
  ["/diagnose", "Diagnose"],
  ["/learn", "Learn"],
  ["/lab", "Lab"],
  ["/playground", "Playground"],
  ["/config", "Config"],
] as const;

export function NavLinks() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="order-last flex w-full flex-wrap gap-x-4 text-sm font-medium max-[379px]:gap-x-3 md:order-none md:w-auto lg:gap-x-5"
    >
      {places.map(([href, title]) => {
        const current = toCurrent(path, href);
        return (
          <a
            key={href}
            href={href}
            aria-current={current}
            className={`flex h-10 items-center border-b-2 md:h-14 ${current ? "border-ink text-ink" : "border-transparent text-soft hover:text-ink"}`}
          >
            {title}
          </a>
        );
      })}
    </nav>
  );
}
