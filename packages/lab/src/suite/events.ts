/** What a test runner's reporter tells the command that started it, one line of its output an event. */
export type SuiteEvent =
  | { kind: "progress"; done: number; total: number; of: "files" | "tests" }
  | {
      kind: "end";
      status: "passed" | "failed" | "skipped";
      file: string;
      title: string;
      reason: string;
    }
  /** A sentence that the run's last block repeats: a message that drifted, a pin that can go. */
  | { kind: "note"; text: string };

/** No line of a test's own output begins so. */
const mark = "\u001e";

/** Writes an event where `readEvent` finds it. */
export function tell(event: SuiteEvent): void {
  process.stdout.write(`${mark}${JSON.stringify(event)}\n`);
}

/** The event that a line carries; null for any other output. */
export function readEvent(line: string): SuiteEvent | null {
  return line.startsWith(mark) ? (JSON.parse(line.slice(mark.length)) as SuiteEvent) : null;
}

/** Without colours, which do not belong into a log. */
export function toPlainText(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- the escape character is what begins a colour
  return text.replaceAll(/\u001b\[[0-9;]*m/g, "");
}
