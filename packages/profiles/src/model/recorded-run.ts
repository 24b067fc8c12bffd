import runs from "./flagged-browsers.json" with { type: "json" };

/** A run in a browser whose flags simulate names and networks that a laptop does not have. */
export type RecordedRun = (typeof runs)[number];

/** @throws where nobody has recorded it */
export function findRecordedRun(id: string): RecordedRun {
  const run = runs.find((one) => one.id === id);
  if (run === undefined)
    throw new Error(`Nobody has recorded "${id}": add it to e2e/elsewhere.ts.`);
  return run;
}
