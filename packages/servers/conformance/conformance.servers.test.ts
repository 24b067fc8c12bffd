import { expect, inject, test } from "vitest";
import { toDrift } from "./harness/drift.ts";
import { findChosen, load } from "./harness/find.ts";
import { readRecording } from "./harness/recordings.ts";
import { record } from "./main.ts";

const only = inject("only");
const runnables = await Promise.all(findChosen(only).map((id) => load(id)));

test.for(runnables.map((runnable) => [runnable.id, runnable] as const))(
  "%s › run here › every response is as recorded",
  { timeout: 600_000 },
  async ([, runnable], { skip, annotate }) => {
    const missing = await runnable.missing();
    // A server that was named has to be here.
    expect(only === "" ? null : missing).toBe(null);
    skip(missing !== null, missing ?? "");
    await runnable.prepare();
    const now = await record(runnable);
    const before = readRecording(runnable.id);
    const drift = toDrift(before?.cases ?? [], now.cases);
    // Another version may behave otherwise: that is news, and no fault of this repository.
    const isSame = JSON.stringify(before?.versions) === JSON.stringify(now.versions);
    for (const line of isSame ? [] : drift) await annotate(line, "drift");
    expect(isSame ? drift : []).toEqual([]);
  },
);
