"use client";

import { useMemo, useState, useSyncExternalStore } from "react";
import { Filters } from "./filters.tsx";
import { RunPanel } from "./run-panel.tsx";
import { MatrixTable } from "./table.tsx";
import { getVisitor, toVisitor } from "../../lib/explain/visitor.ts";
import { filterChapters, isMatch, isOfThisPage, toChapters, toEnding } from "./cells.ts";
import { toPorts, toRecording } from "./run/recording.ts";
import { createRun } from "./run/run.ts";

const never = () => () => {};

/** The table, its filters, and the run in this browser. */
export function MatrixPage({ pageOrigin, api }: { pageOrigin: string; api: string }) {
  const userAgent = useSyncExternalStore(
    never,
    () => navigator.userAgent,
    () => "",
  );
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
  const state = useSyncExternalStore(run.subscribe, run.getState, run.getState);
  const chapters = useMemo(
    () => toChapters(pageOrigin, visitor.engine),
    [pageOrigin, visitor.engine],
  );
  const endings = useMemo(() => {
    const cells = chapters.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    return [
      ...new Set(cells.flatMap(({ outcome }) => [outcome.verdict, toEnding(outcome)])),
    ].sort();
  }, [chapters]);
  const shown = filterChapters(chapters, filter);
  const matching = shown
    .flatMap(({ rows }) => rows.flatMap((row) => row.cells))
    .filter((cell) => isMatch(cell, filter));
  const cells = matching.filter(isOfThisPage);
  const download = () => {
    const recording = toRecording(state, { userAgent, ports: toPorts(state), now: new Date() });
    const text = JSON.stringify(recording, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${recording.engine}-by-page.json`;
    link.click();
    // Later: a browser may only begin to read it after the click.
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
