import type { CodeLine } from "./code.ts";

export type DiffLine = CodeLine & { change: "kept" | "removed" | "added" };

/** From one configuration to another, line by line, with as few changes as there are. */
export function diff(before: readonly CodeLine[], after: readonly CodeLine[]): DiffLine[] {
  const [from, ...restBefore] = before;
  const [to, ...restAfter] = after;
  if (from === undefined) return after.map((line) => ({ ...line, change: "added" }));
  if (to === undefined) return before.map((line) => ({ ...line, change: "removed" }));
  if (from.text === to.text) return [{ ...to, change: "kept" }, ...diff(restBefore, restAfter)];
  const removed: DiffLine[] = [{ ...from, change: "removed" }, ...diff(restBefore, after)];
  const added: DiffLine[] = [{ ...to, change: "added" }, ...diff(before, restAfter)];
  // A removed line stands before the one that replaces it.
  return countChanges(removed) <= countChanges(added) ? removed : added;
}

function countChanges(lines: readonly DiffLine[]): number {
  return lines.filter(({ change }) => change !== "kept").length;
}
