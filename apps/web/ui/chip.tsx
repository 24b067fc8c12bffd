import type { ReactNode } from "react";

/** A chip that opens a page. */
export function LinkChip({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="chip text-accent hover:border-accent" href={href}>
      {children}
    </a>
  );
}
