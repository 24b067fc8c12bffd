import type { ReactNode } from "react";
import { SiteNav, type SitePlace } from "./site-nav.tsx";

type Frame = { here: SitePlace; title: string; intro?: ReactNode; children: ReactNode };

/** A page as wide as the screen, for tables and forms. */
export function WidePage({ here, title, intro, children }: Frame) {
  return (
    <main className="mx-auto max-w-[1720px] space-y-4 px-4 py-4 lg:px-6">
      <SiteNav here={here} />
      <header className="space-y-1">
        <h1 className="text-2xl font-semibold">{title}</h1>
        <p className="max-w-prose">{intro}</p>
      </header>
      {children}
    </main>
  );
}

/** A page to read. */
export function Article({ here, title, intro, children }: Frame) {
  return (
    <main className="mx-auto max-w-4xl space-y-8 px-4 py-8">
      <header className="space-y-3">
        <SiteNav here={here} />
        <h1 className="text-3xl font-semibold">{title}</h1>
        {intro !== undefined && <p className="max-w-prose">{intro}</p>}
      </header>
      {children}
    </main>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="border-b border-rule pb-1 text-xl font-semibold">{title}</h2>
      {children}
    </section>
  );
}
