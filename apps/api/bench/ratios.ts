import { type Comparison, comparisons, type ServerName } from "./comparisons.ts";
import type { LoadName } from "./loads.ts";

/** One server under one load for a moment. */
type Sample = {
  requestsPerSecond: number;
  /** Microseconds of the server's CPU time for each request, its threads and the kernel's work included. */
  cpuPerRequest: number;
};
export type Samples = Record<LoadName, Partial<Record<ServerName, Sample[]>>>;
export type Range = { median: number; min: number; max: number };
/** Above 1 the first server is the faster one, in both. */
export type Ratio = Comparison & { requests: Range; cpu: Range; verdict: string };

/** Every comparison with what came of its target. */
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

/** The ratio of the medians; the extremes are those of single rounds. */
function toRange(first: Sample[], second: Sample[], read: (sample: Sample) => number): Range {
  const [numbers, others] = [first.map(read), second.map(read)];
  const rounds = numbers.map((number, round) => number / (others[round] ?? number));
  return {
    median: median(numbers) / median(others),
    min: Math.min(...rounds),
    max: Math.max(...rounds),
  };
}

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

function toVerdict({ target, requests, cpu }: Omit<Ratio, "verdict">, control: Range): string {
  if (target === undefined) return "";
  if (target === "noise") {
    const most = Math.max(control.max, 1 / control.min);
    const isInside = cpu.median >= 1 / most && cpu.median <= most;
    const cost = `${((1 / cpu.median - 1) * 100).toFixed(1)} % of CPU`;
    return isInside ? "inside the control's range" : `outside the control's range: ${cost}`;
  }
  const [byRequests, byCpu] = [requests, cpu].map((range) =>
    range.median >= target
      ? "reached"
      : `missed by ${((1 - range.median / target) * 100).toFixed(0)} %`,
  );
  return `≥ ${target}: ${byRequests === byCpu ? byRequests : `${byRequests}; by CPU ${byCpu}`}`;
}
