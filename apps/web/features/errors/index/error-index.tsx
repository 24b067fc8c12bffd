"use client";

import { type Engine, engines } from "@blocked/cors-protocol";
import { useState } from "react";
import { engineNames } from "../../../lib/explain/visitor.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Select, TextField } from "../../../ui/fields.tsx";
import { type Entry, filterEntries, type IndexFilter, toLetter } from "./filter-entries.ts";

type ErrorIndexProps = {
  entries: readonly Entry[];
  sights: readonly (readonly [id: string, title: string])[];
};

/** The index with its filters. */
export function ErrorIndex({ entries, sights }: ErrorIndexProps) {
  const [filter, setFilter] = useState<IndexFilter>({ engine: "chromium", sees: "", text: "" });
  const change = (part: Partial<IndexFilter>) => setFilter({ ...filter, ...part });
  const shown = filterEntries(entries, filter);
  return (
    <section aria-label="Errors from A to Z" className="space-y-6">
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label="Words of the message"
          value={filter.text}
          onChange={(text) => change({ text })}
        />
        <Select
          label="What you see"
          value={filter.sees}
          values={[["", "anything"], ...sights]}
          onChange={(sees) => change({ sees })}
        />
        <Select<Engine>
          label="Message in"
          value={filter.engine}
          values={engines.map((engine) => [engine, engineNames[engine]] as const)}
          onChange={(engine) => change({ engine })}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState title="No error matches.">
          Use fewer words, or choose another browser.
        </EmptyState>
      ) : (
        <ul aria-live="polite" className="divide-y divide-rule">
          {shown.map(({ slug, title, lines }, place) => (
            <li
              key={slug}
              className="grid grid-cols-[2rem_minmax(0,1fr)] gap-y-1 py-3 md:grid-cols-[2rem_minmax(0,2fr)_minmax(0,3fr)] md:gap-x-4"
            >
              <span aria-hidden="true" className="font-semibold text-soft">
                {toLetter(shown, place)}
              </span>
              <a className="link font-semibold" href={`/errors/${slug}`}>
                {title}
              </a>
              {lines[filter.engine] === undefined ? (
                <p className="text-sm text-soft max-md:col-start-2">No message recorded</p>
              ) : (
                <p className="wire text-soft max-md:col-start-2">{lines[filter.engine]}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
