"use client";

import { useBrowserValue } from "../../lib/store.ts";

const names = {
  url: "blocked URL",
  origin: "origin of the page",
  parameter: "quoted by the browser",
};

/** What the pasted line said. The address carries it, so the page itself can be built in advance. */
export function PastedLine() {
  const query = new URLSearchParams(useBrowserValue(() => location.search, ""));
  const said = Object.entries(names).filter(([name]) => (query.get(name) ?? "") !== "");
  if (said.length === 0) return null;
  return (
    <dl aria-label="Your line" className="space-y-1 border-l-4 border-rule bg-sunk px-3 py-2">
      {said.map(([name, title]) => (
        <div key={name}>
          <dt className="inline text-soft">{title}: </dt>
          <dd className="wire inline break-all">{query.get(name)}</dd>
        </div>
      ))}
    </dl>
  );
}
