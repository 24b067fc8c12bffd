import type { SuiteEvent } from "./events.ts";

/** How far a part of the suite is: one line that changes in a terminal, a line for each quarter in a log. */
export function createProgress(name: string) {
  const isTerminal = process.stdout.isTTY;
  let failed = 0;
  let quarter = 0;

  return {
    begin(): void {
      process.stdout.write(isTerminal ? `${name} …` : `${name} …\n`);
    },
    enter(event: SuiteEvent): void {
      if (event.kind === "end" && event.status === "failed") failed += 1;
      if (event.kind !== "progress") return;
      const { done, total, of } = event;
      const line = `${name} … ${done} of ${total} ${of}${failed > 0 ? `, ${failed} failed` : ""}`;
      if (isTerminal) process.stdout.write(`\r\u001b[K${line}`);
      else if (Math.floor((4 * done) / total) > quarter) {
        quarter = Math.floor((4 * done) / total);
        process.stdout.write(`${line}\n`);
      }
    },
    end(): void {
      if (isTerminal) process.stdout.write("\r\u001b[K");
    },
  };
}
