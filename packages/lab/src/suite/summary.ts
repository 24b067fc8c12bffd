import { tmpdir } from "node:os";
import { root } from "../root.ts";
import type { Failure, Outcome } from "./phase.ts";

/** Longer reasons are cut; the command that repeats one part shows them whole. */
const linesOfReason = 20;
const lettersOfLine = 500;

/** What Node, Next.js and SQLite say of a disk that is full, often far from the place where it matters. */
const fullDisk = /\bENOSPC\b|no space left on device|database or disk is full/i;
const makeRoom = `A disk is full: make room where ${root} and ${tmpdir()} (TMPDIR) are, and run it again.`;

/** The block that ends a run: what ran and what it took, and last of all what failed and why. */
export function toSummary(outcomes: readonly Outcome[]): string {
  const sum = (count: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const total = { wall: sum(({ wall }) => wall), cpu: addCpu(outcomes) };
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const skipped = sum((outcome) => outcome.skipped);
  const notes = outcomes.flatMap((outcome) => outcome.notes);
  return [
    "",
    `${"".padEnd(10)} ${"wall".padStart(8)} ${"CPU".padStart(8)}`,
    ...outcomes.map((outcome) => toRow(outcome.name, outcome, toCounts(outcome))),
    toRow("in all", total, ""),
    "",
    ...notes.map((note) => `note: ${note}`),
    // A line that programs read too.
    `${sum(({ passed }) => passed)} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
    ...failures.flatMap(toLines),
    ...(failures.some(({ reason }) => fullDisk.test(reason)) ? ["", makeRoom] : []),
  ].join("\n");
}

function toRow(name: string, { wall, cpu }: Pick<Outcome, "wall" | "cpu">, counts: string): string {
  const time = cpu === null ? "" : `${cpu.toFixed(0)} s`;
  return `${name.padEnd(10)} ${`${wall.toFixed(0)} s`.padStart(8)} ${time.padStart(8)}   ${counts}`.trimEnd();
}

function toCounts({ passed, skipped, failures }: Outcome): string {
  const counts: [count: number, what: string][] = [
    [passed, "passed"],
    [failures.length, "failed"],
    [skipped, "skipped"],
  ];
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length === 0 ? "done" : said.join(", ");
}

function addCpu(outcomes: readonly Outcome[]): number | null {
  let total = 0;
  for (const { cpu } of outcomes) {
    if (cpu === null) return null;
    total += cpu;
  }
  return total;
}

function toLines({ file, title, reason }: Failure): string[] {
  const lines = reason.split("\n");
  const shown = lines.slice(0, linesOfReason);
  const rest = lines.length - shown.length;
  return [
    "",
    title === "" ? `failed: ${file}` : `failed: ${file} › ${title}`,
    ...shown.map((line) => `  ${line.slice(0, lettersOfLine)}`),
    ...(rest > 0 ? [`  … and ${rest} more lines`] : []),
  ];
}
