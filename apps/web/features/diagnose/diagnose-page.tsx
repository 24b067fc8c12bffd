"use client";

import { useEffect, useRef } from "react";
import { Page } from "../../ui/page-frame.tsx";
import { longestFragment } from "./state/saved.ts";
import { ConfigurationCard } from "./card/configuration-card.tsx";
import { FindingCard } from "./card/finding-card.tsx";
import { Examples } from "./examples.tsx";
import { PasteArea } from "./paste-area.tsx";
import type { Read } from "@blocked/diagnosis";
import { type Diagnosis, useDiagnosis } from "./use-diagnosis.ts";
import { Unread } from "./unread.tsx";

/** A console repeats itself, and a page has to stay readable. */
const mostCards = 20;

/** Reads whatever somebody pastes, and says for each failure what happened and what to change. */
export function DiagnosePage({ line }: { line: string }) {
  const diagnosis = useDiagnosis(line);
  const { saved, result, isReading, edit } = diagnosis;
  const found = result?.found ?? [];
  const [results, follow] = useFollow(saved.text);
  const explain = (text: string) => {
    follow();
    diagnosis.explain(text);
  };
  return (
    <Page
      title="Diagnose"
      intro="Paste an error, a response or a request. You get the cause, and the configuration for your own server."
    >
      <PasteArea diagnosis={{ ...diagnosis, explain }} />
      {result === null && <Examples onChoose={explain} />}
      {/* It stays on the page, so that assistive technology hears what comes into it. */}
      <div aria-live="polite">
        {isReading ? (
          <p>Reading the text …</p>
        ) : (
          result !== null && <Recognized diagnosis={diagnosis} />
        )}
      </div>
      {result !== null && (
        <div ref={results} className="space-y-6">
          <Misspelt names={result.misspelt} />
          {found.slice(0, mostCards).map((one, place) => (
            <FindingCard
              // An edit stays with its text.
              key={`${place} ${saved.text.length}`}
              found={one}
              place={place}
              total={found.length}
              edit={saved.edits[place] ?? { facts: {}, skipped: [] }}
              onEdit={(changed) => edit(place, changed)}
            />
          ))}
          {found.length > mostCards && (
            <p>
              The text has {found.length} different failures, and the first {mostCards} are shown.
              Paste the part that you want to understand.
            </p>
          )}
          {result.configuration !== null && (
            <ConfigurationCard configuration={result.configuration} />
          )}
          {result.advice !== null && found.length === 0 && <Unread advice={result.advice} />}
        </div>
      )}
    </Page>
  );
}

/** Scrolls to the result of a text that somebody has just given, where it begins too low to be seen. */
function useFollow(text: string) {
  const results = useRef<HTMLDivElement>(null);
  const isGiven = useRef(false);
  useEffect(() => {
    if (!isGiven.current || results.current === null) return;
    isGiven.current = false;
    const { top } = results.current.getBoundingClientRect();
    if (top > innerHeight / 2) results.current.scrollIntoView();
  }, [text]);
  const follow = () => {
    isGiven.current = true;
  };
  return [results, follow] as const;
}

/** What the text was read as, and what became of it. */
function Recognized({ diagnosis: { result, isMasked, isKept } }: { diagnosis: Diagnosis }) {
  const notes = [
    ...(isMasked ? ["Secrets were replaced by dots before anything was kept."] : []),
    ...(isKept === true
      ? ["The address of this page keeps the text, behind a #, which no server sees."]
      : []),
    ...(isKept === false
      ? [
          `The text is too long for the address (more than ${longestFragment} characters when compressed), so a reload loses it.`,
        ]
      : []),
    ...(result === null || result.cut === null ? [] : [result.cut]),
  ];
  return (
    <div className="space-y-1">
      <p className="font-semibold">{result?.recognized}</p>
      <p className="max-w-text text-sm text-soft">{notes.join(" ")}</p>
    </div>
  );
}

/** A header that is one letter from a known one does nothing, and nothing says so. */
function Misspelt({ names }: { names: Read["misspelt"] }) {
  if (names.length === 0) return null;
  return (
    <ul
      aria-label="Misspelled headers"
      className="space-y-1 border-l-4 border-stale bg-sunk px-3 py-2"
    >
      {names.map(({ written, meant }) => (
        <li key={written}>
          Browsers do not know <code className="wire">{written}</code>. Write{" "}
          <code className="wire">{meant}</code>.
        </li>
      ))}
    </ul>
  );
}
