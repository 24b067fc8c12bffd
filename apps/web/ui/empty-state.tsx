import type { ReactNode } from "react";

/** Stands where a result will appear, and says what to do for it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="space-y-3 rounded-lg border border-dashed border-rule px-6 py-8 text-center text-soft">
      <p className="font-medium text-ink">{title}</p>
      {children}
    </div>
  );
}
