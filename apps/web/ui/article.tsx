import type { ReactNode } from "react";
import { SiteNav } from "./site-nav.tsx";
import { Glossary } from "./glossary.tsx";

/** What the pages about errors have in common. */
export function ErrorFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto max-w-4xl space-y-8 px-4 py-8">
      <header className="space-y-3">
        <SiteNav here="/errors" />
        <h1 className="text-3xl font-semibold">{title}</h1>
      </header>
      {children}
      <Glossary />
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
