import type { Engine, HeaderLine } from "@blocked/cors-protocol";
import { type Cause, toRecordId } from "./causes.ts";
import recorded from "./recorded.json" with { type: "json" };

/** The recording of a cause: the CORS headers of the responses, and the console lines of each engine. */
export type RecordedCause = {
  /** `<profile>/<probe>` */
  id: string;
  answers: { method: string; status: number; headers: HeaderLine[] }[];
  lines: Record<Engine, string[]>;
};

export type Recorded = {
  versions: Record<Engine, string>;
  /** How many verdicts of each engine the references have. */
  rows: Record<Engine, number>;
  causes: RecordedCause[];
};

/** The versions of the engines that were recorded. */
export const recordedVersions = (recorded as Recorded).versions;

export const recordedRows = (recorded as Recorded).rows;

/** Undefined until `pnpm reference` has run the cause in real browsers. */
export function findRecorded(cause: Cause): RecordedCause | undefined {
  return (recorded as Recorded).causes.find(({ id }) => id === toRecordId(cause));
}
