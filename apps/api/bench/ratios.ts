import { type Comparison, comparisons, type ServerName } from "./comparisons.ts";
import type { LoadName } from "./loads.ts";

/** A server under one load for a moment. `cpuPerRequest` is in microseconds, threads and kernel included. */
export type Sample = { requestsPerSecond: number; cpuPerRequest: number };
export type Samples = Record<LoadName, Partial<Record<ServerName, Sample[]>>>;
/** A start in milliseconds. */
export type Boot = { profiles: number; time: number; cpu: number };
export type Range = { median: number; min: number; max: number };
/** Above 1 the first server is faster, in both. */
export type Ratio = Comparison & { requests: Range; cpu: Range; verdict: string };

export function toRatios(samples: Samples): Ratio[] {
  const ratios = comparisons.map((comparison) => {
    const { load, of, to } = comparison;
    const [first = [], second = []] = [samples[load][of], samples[load][to]];
    return {
      ...comparison,
      requests: toRange(first, second, (sample) => sample.requestsPerSecond),
      cpu: toRange(first, second, (sample) => 1 / sample.cpuPerRequest),
    };
  });
  return ratios.map((ratio) => {
    const control = ratios.find(({ load, of }) => load === ratio.load && of === "again");
    return { ...ratio, verdict: toVerdict(ratio, control?.cpu ?? ratio.cpu) };
  });
}

/** Returns the ratio of the medians, and the extremes of single rounds. */
function toRange(first: Sample[], second: Sample[], read: (sample: Sample) => number): Range {
  const [numbers, others] = [first.map(read), second.map(read)];
  const rounds = numbers.map((number, round) => number / (others[round] ?? number));
  const [min, max] = [Math.min(...rounds), Math.max(...rounds)];
  return { median: median(numbers) / median(others), min, max };
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

/** Says how far a value is from its target, of which it is the given share. */
export function toResult(share: number): string {
  return share >= 1 ? "reached" : `missed by ${((1 - share) * 100).toFixed(0)} %`;
}

function toVerdict({ target, requests, cpu }: Omit<Ratio, "verdict">, control: Range): string {
  if (target === undefined) return "";
  if (target === "noise") {
    const most = Math.max(control.max, 1 / control.min);
    const isInside = cpu.median >= 1 / most && cpu.median <= most;
    const cost = `${((1 / cpu.median - 1) * 100).toFixed(1)} % of CPU`;
    return isInside ? "inside the control's range" : `outside the control's range: ${cost}`;
  }
  const [byRequests, byCpu] = [requests, cpu].map((range) => toResult(range.median / target));
  return `≥ ${target}: ${byRequests === byCpu ? byRequests : `${byRequests}; by CPU ${byCpu}`}`;
}
