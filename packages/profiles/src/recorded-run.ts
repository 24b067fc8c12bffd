import runs from "./elsewhere.json" with { type: "json" };

/** What a browser did when flags gave it names and places that a laptop does not have; `e2e/elsewhere.ts` writes it. */
export type RecordedRun = (typeof runs)[number];

/** @throws where it was never recorded */
export function findRecordedRun(id: string): RecordedRun {
  const run = runs.find((one) => one.id === id);
  if (run === undefined) throw new Error(`"${id}" was never recorded: e2e/elsewhere.ts does it.`);
  return run;
}
