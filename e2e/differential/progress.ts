import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const width = 40;
const step = /^progress (\d+) (\d+)$/;

/** The output of `pnpm differential`: a bar in a terminal, otherwise a line for each tenth. */
export default class Progress implements Reporter {
  private tenth = 0;

  printsToStdio(): boolean {
    return true;
  }

  onStdOut(chunk: string | Buffer): void {
    for (const line of String(chunk).split("\n")) {
      const [, done, runs] = step.exec(line) ?? [];
      if (done !== undefined) this.show(Number(done), Number(runs));
      else if (line !== "") process.stdout.write(`${line}\n`);
    }
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onTestEnd(_test: TestCase, { errors }: TestResult): void {
    for (const { message = "" } of errors) process.stdout.write(`${message}\n`);
  }

  onError({ message = "" }: { message?: string }): void {
    process.stderr.write(`${message}\n`);
  }

  private show(done: number, runs: number): void {
    const share = done / runs;
    if (process.stdout.isTTY) {
      const bar = "█".repeat(Math.round(share * width)).padEnd(width, "░");
      process.stdout.write(`\r${bar} ${done} of ${runs}${done === runs ? "\n" : ""}`);
    } else if (Math.floor(share * 10) > this.tenth) {
      this.tenth = Math.floor(share * 10);
      process.stdout.write(`${done} of ${runs}\n`);
    }
  }
}
