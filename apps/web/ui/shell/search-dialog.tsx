/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native list has no place for an entry's kind, and takes the focus from the field */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { longestPasted } from "../../lib/address/address-limits.ts";
import { findEntries, type SearchEntry } from "../../lib/site/search.ts";

const load = () =>
  fetch("/search.json").then((response) => response.json() as Promise<SearchEntry[]>);

/** A combobox over all pages. @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [entries, setEntries] = useState<readonly SearchEntry[] | null>([]);
  const [wanted, setWanted] = useState("");
  const [active, setActive] = useState(0);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    load().then(setEntries, () => setEntries(null));
  }, []);

  const found = [...findEntries(entries ?? [], wanted), ...toDiagnosis(wanted)];
  const optionId = (index: number) => `${id}-option-${index}`;
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      const next = (active + step + found.length) % found.length;
      setActive(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" });
    }
    const chosen = found[active];
    if (event.key === "Enter" && chosen !== undefined) open(chosen);
  };
  const open = ({ href }: SearchEntry) => {
    onClose();
    location.assign(href);
  };
  return (
    <dialog
      ref={dialog}
      aria-label="Search"
      className="search-dialog"
      onClose={onClose}
      closedby="any"
    >
      <input
        type="text"
        role="combobox"
        aria-label="Profile, error or term"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
        className="w-full border-b border-rule bg-transparent px-4 py-3 outline-none"
        placeholder="Search profiles, errors and terms, or paste a red line"
        maxLength={longestPasted}
        spellCheck={false}
        autoComplete="off"
        value={wanted}
        onChange={({ target }) => {
          setWanted(target.value);
          setActive(0);
        }}
        onKeyDown={move}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Found"
        hidden={found.length === 0}
        className="max-h-[60dvh] overflow-y-auto p-2"
      >
        {found.map((entry, index) => (
          <div
            key={entry.href}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={`flex cursor-pointer items-baseline justify-between gap-4 rounded-md px-3 py-1.5 ${index === active ? "bg-sunk" : ""}`}
            onPointerMove={() => setActive(index)}
            onClick={() => open(entry)}
            onKeyDown={() => {}}
          >
            <span className="min-w-0 font-medium text-accent">{entry.title}</span>
            <span className="text-sm text-soft">{entry.kind}</span>
          </div>
        ))}
      </div>
      <p className="px-4 py-2 text-sm text-soft" aria-live="polite">
        {toHint(entries, wanted, found.length)}
      </p>
    </dialog>
  );
}

/** A longer text is likely an error line. */
function toDiagnosis(wanted: string): SearchEntry[] {
  const line = wanted.trim();
  if (line.split(/\s+/).length < 4) return [];
  const href = `/diagnose?${new URLSearchParams({ line })}`;
  return [{ title: "Explain this as an error line", kind: "page", href, words: "" }];
}

function toHint(entries: readonly SearchEntry[] | null, wanted: string, count: number): string {
  if (entries === null) return "The index did not load. Open the search again.";
  if (wanted.trim() === "") return "↑ ↓ choose, Enter opens, Esc closes.";
  return count === 0
    ? "Nothing matches. Try another word, or paste the whole line."
    : `${count} found`;
}
