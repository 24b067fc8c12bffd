import type { ReactNode } from "react";

/** A short fact, such as “Server ran it: no”. */
export function Chip({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <span className="chip">
      {label !== undefined && <span className="text-soft">{label}: </span>}
      <span className="font-medium">{children}</span>
    </span>
  );
}

/** A chip that opens a page. */
export function LinkChip({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="chip text-accent hover:border-accent" href={href}>
      {children}
    </a>
  );
}
