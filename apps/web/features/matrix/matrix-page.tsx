"use client";

import { useEffect, useMemo, useState } from "react";
import { download } from "../../lib/download.ts";
import { getVisitor, toVisitor } from "../../lib/explain/visitor.ts";
import { keepStack } from "../../lib/stack.ts";
import { useBrowserValue, useStore } from "../../lib/store.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import {
  filterChapters,
  isMatch,
  isOfThisPage,
  toCells,
  toChapters,
  toEnding,
} from "./state/cells.ts";
import { Filters } from "./filters.tsx";
import { RunPanel } from "./run-panel.tsx";
import { type Filter, toFilterLink } from "./state/filter.ts";
import { toRecording } from "./state/recording.ts";
import { createRun } from "./state/run.ts";
import { MatrixTable } from "./table.tsx";

type MatrixPageProps = { pageOrigin: string; api: string; initial: Filter };

/** The table of stated outcomes, its filters, and the run that measures them in this browser. */
export function MatrixPage({ pageOrigin, api, initial }: MatrixPageProps) {
  const userAgent = useBrowserValue(() => navigator.userAgent, "");
  const visitor = toVisitor(userAgent);
  const [filter, setFilter] = useState(initial);
  const [isMeasuring, setIsMeasuring] = useState(false);
  useEffect(() => history.replaceState(null, "", keepStack(toFilterLink(filter))), [filter]);
  const [run] = useState(() =>
    createRun({
      origin: pageOrigin,
      findApi: () => Promise.resolve(api),
      fetch: (url, init) => fetch(url, init),
      getVisitor,
      name: `row of the matrix ${Math.random().toString(36).slice(2)}`,
    }),
  );
  const state = useStore(run);
  const chapters = useMemo(
    () => toChapters(pageOrigin, visitor.engine),
    [pageOrigin, visitor.engine],
  );
  const endings = useMemo(() => {
    const all = toCells(chapters).flatMap(({ outcome }) => [outcome.verdict, toEnding(outcome)]);
    return [...new Set(all)].sort();
  }, [chapters]);
  const shown = filterChapters(chapters, filter);
  const matching = toCells(shown).filter((cell) => isMatch(cell, filter));
  const cells = matching.filter(isOfThisPage);
  const save = () => {
    const recording = toRecording(state.measured, userAgent, new Date());
    const text = JSON.stringify(recording, null, 1);
    download(`${recording.engine}-by-page.json`, text, "application/json");
  };
  return (
    <div className="-mt-2 space-y-3">
      <Filters filter={filter} endings={endings} onChange={setFilter}>
        <Button aria-expanded={isMeasuring} onClick={() => setIsMeasuring(!isMeasuring)}>
          Measure in this browser
        </Button>
      </Filters>
      {(isMeasuring || state.phase === "running") && (
        <RunPanel
          run={run}
          state={state}
          cells={cells}
          leftOut={matching.length - cells.length}
          visitor={visitor}
          onDownload={save}
        />
      )}
      {matching.length === 0 ? (
        <EmptyState title="No request matches the filter.">
          Change the search or what it ends in.
        </EmptyState>
      ) : (
        <MatrixTable chapters={shown} filter={filter} measured={state.measured} />
      )}
    </div>
  );
}
