"use client";

import { useSyncExternalStore } from "react";

const names = {
  url: "refused",
  origin: "asked by a page of",
  parameter: "what the browser quotes",
};
const never = () => () => {};

/** What the line said that led here: the address knows it, and nothing but this page reads it. */
export function PastedLine() {
  const search = useSyncExternalStore(
    never,
    () => location.search,
    () => "",
  );
  const query = new URLSearchParams(search);
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
