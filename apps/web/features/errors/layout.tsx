import type { ReactNode } from "react";

type LayoutProps = {
  /** The first thing to read after the verdict: what to change. */
  fix: ReactNode;
  /** What stands beside it; left out where nothing was recorded. */
  evidence?: ReactNode;
  /** Causes that look alike, other wordings, further reading. */
  children: ReactNode;
};

/** The fix with the diagram beside it; below each other on a narrow screen. */
export function Layout({ fix, evidence, children }: LayoutProps) {
  return (
    <>
      <div className="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-2">
        <div className="min-w-0">{fix}</div>
        <div className="min-w-0">{evidence}</div>
      </div>
      {children}
    </>
  );
}

/** Splits a text after its first sentence: the banner says one, and the page the others. */
export function splitFirst(text: string): [first: string, rest: string] {
  const [, first = text, rest = ""] = /^(.+?[.!?])\s+(.+)$/s.exec(text) ?? [];
  return [first, rest];
}
