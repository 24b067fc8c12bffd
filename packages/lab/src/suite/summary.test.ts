import { expect, test } from "vitest";
import type { Outcome } from "./phase.ts";
import { toSummary } from "./summary.ts";

const failedFor = (reason: string): Outcome => ({
  name: "unit",
  passed: 1,
  skipped: 0,
  failures: [{ file: "a.test.ts", title: "a", reason }],
  notes: [],
  wall: 1,
  cpu: null,
});

test.for<[who: string, reason: string]>([
  ["Node", "Error: ENOSPC: no space left on device, write"],
  ["Next.js", 'failed to write to "/lab/.next"\nNo space left on device (os error 28)'],
  ["SQLite", "database or disk is full"],
])("a summary › %s says that a disk is full › the last line says what to do", ([, reason]) => {
  expect(toSummary([failedFor(reason)])).toMatch(/\nA disk is full: make room [^\n]+$/);
});

test("a summary › a test failed for another reason › its reason is the last line", () => {
  const summary = toSummary([failedFor("expected 1 to be 2")]);
  expect(summary).toMatch(
    /\n1 passed, 1 failed\n\nfailed: a\.test\.ts › a\n {2}expected 1 to be 2$/,
  );
});
