import type { ReactNode } from "react";

/** A link in running text. It loads the whole page, so that the result starts from a fresh state. */
export function Link({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="link" href={href}>
      {children}
    </a>
  );
}
