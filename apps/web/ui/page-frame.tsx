import type { ReactNode } from "react";

/** A page below the top bar: a heading, an introduction, and the content in the one container that all pages share. */
export function Page({
  title,
  intro,
  children,
}: {
  title: ReactNode;
  intro?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="page-width space-y-8 py-8">
      <header className="space-y-2">
        <h1 className="text-[28px] leading-9 font-semibold tracking-tight">{title}</h1>
        {intro !== undefined && <p className="max-w-text text-soft">{intro}</p>}
      </header>
      {children}
    </main>
  );
}

export function Part({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 id={id} className="border-b border-rule pb-1 text-[20px] leading-7 font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
