"use client";

import { useMemo, useState } from "react";
import { getVisitor, toVisitor } from "../../lib/explain/visitor.ts";
import { useBrowserValue, useStore } from "../../lib/store.ts";
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
import { toRecording } from "./state/recording.ts";
import { createRun } from "./state/run.ts";
import { MatrixTable } from "./table.tsx";

/** The table of stated outcomes, its filters, and the run that measures them in this browser. */
export function MatrixPage({ pageOrigin, api }: { pageOrigin: string; api: string }) {
  const userAgent = useBrowserValue(() => navigator.userAgent, "");
  const visitor = toVisitor(userAgent);
  const [filter, setFilter] = useState({ ending: "", text: "" });
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
  const download = () => {
    const recording = toRecording(state.measured, userAgent, new Date());
    const text = JSON.stringify(recording, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${recording.engine}-by-page.json`;
    link.click();
    // A browser may begin to read the URL only after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <div className="space-y-4">
      <RunPanel
        run={run}
        state={state}
        cells={cells}
        leftOut={matching.length - cells.length}
        visitor={visitor}
        onDownload={download}
      />
      <Filters filter={filter} endings={endings} onChange={setFilter} />
      <MatrixTable chapters={shown} filter={filter} measured={state.measured} />
    </div>
  );
}
