import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { probes } from "@blocked/profiles";

const target = 1.3;

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

/** Compares the time of a verdict in the matrix with that of the bare request. */
export default class Compare implements Reporter {
  private readonly times: Record<string, number[]> = {};
  private readonly prices: string[] = [];
  private total = 0;
  private failed = 0;

  onBegin(_config: unknown, suite: { allTests: () => unknown[] }): void {
    this.total = suite.allTests().length;
  }

  onTestEnd(test: TestCase, { duration, status }: TestResult): void {
    if (status !== "passed") {
      this.failed += 1;
      process.stdout.write(`${test.title}: ${status}\n`);
    }
    const price = test.annotations.findLast(({ type }) => type === "price");
    if (price !== undefined) this.prices.push(`${test.title}: ${price.description}`);
    const [kind = ""] = test.title.split(" ");
    (this.times[kind] ??= []).push(duration);
    const done = Object.values(this.times).flat().length;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${this.total} `);
  }

  onEnd(): void {
    // A failed test ends early, so its time means nothing.
    if (this.failed > 0) return;
    const perProbe = (kind: string) => median(this.times[kind] ?? []) / probes.length;
    const [matrix, bare] = [perProbe("matrix"), perProbe("bare")];
    const ratio = matrix / bare;
    const missed = `missed by ${((ratio / target - 1) * 100).toFixed(0)} %`;
    const times = `${matrix.toFixed(1)} ms for a verdict, ${bare.toFixed(1)} ms for the bare requests`;
    const result = `${ratio.toFixed(2)}; ≤ ${target}: ${ratio <= target ? "reached" : missed}`;
    process.stdout.write(`\n${this.prices.join("\n")}\n\n${times}: ${result}\n`);
  }
}
