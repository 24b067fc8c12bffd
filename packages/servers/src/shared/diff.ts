import type { CodeLine } from "./code.ts";

export type DiffLine = CodeLine & { change: "kept" | "removed" | "added" };

/** Compares two snippets line by line, with the fewest changes. */
export function diff(before: readonly CodeLine[], after: readonly CodeLine[]): DiffLine[] {
  const changes = countChanges(before, after);
  const lines: DiffLine[] = [];
  let [at, to] = [0, 0];
  for (;;) {
    const [removed, added] = [before[at], after[to]];
    if (removed === undefined && added === undefined) return lines;
    if (removed !== undefined && removed.text === added?.text) {
      lines.push({ ...added, change: "kept" });
      at++;
      to++;
    } else if (removed !== undefined && cost(changes, at + 1, to) <= cost(changes, at, to + 1)) {
      // A removed line comes before the one that replaces it.
      lines.push({ ...removed, change: "removed" });
      at++;
    } else if (added !== undefined) {
      lines.push({ ...added, change: "added" });
      to++;
    }
  }
}

/** The number of changes that are left at each pair of lines. */
function countChanges(before: readonly CodeLine[], after: readonly CodeLine[]): number[][] {
  const table: number[][] = [];
  for (let at = before.length; at >= 0; at--) {
    const row: number[] = [];
    table[at] = row;
    for (let to = after.length; to >= 0; to--) {
      if (at === before.length) row[to] = after.length - to;
      else if (to === after.length) row[to] = before.length - at;
      else if (before[at]?.text === after[to]?.text) row[to] = cost(table, at + 1, to + 1);
      else row[to] = 1 + Math.min(cost(table, at + 1, to), cost(table, at, to + 1));
    }
  }
  return table;
}

function cost(table: readonly (readonly number[])[], at: number, to: number): number {
  return table[at]?.[to] ?? Infinity;
}
