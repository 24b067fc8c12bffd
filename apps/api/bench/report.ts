import { servers, toServers } from "./comparisons.ts";
import { loadNames, loads } from "./loads.ts";
import { type Boot, median, type Range, type Ratio, type Samples, toResult } from "./ratios.ts";

const wide = 50;

/** Formats the tables. */
export function toText(samples: Samples, ratios: Ratio[], boots: Boot[], limit: number): string {
  const tables = loadNames.flatMap((load) => [
    "",
    loads[load].title.padEnd(wide) + "requests/s".padStart(12) + "CPU µs/request".padStart(18),
    ...toServers(load).map((name) => {
      const taken = samples[load][name] ?? [];
      const speed = median(taken.map((sample) => sample.requestsPerSecond));
      const cpu = median(taken.map((sample) => sample.cpuPerRequest));
      return toLine(servers[name][0], speed.toFixed(0), cpu.toFixed(1));
    }),
    "  ratio".padEnd(wide) + "of requests/s".padStart(20) + "of work per CPU".padStart(22),
    ...ratios
      .filter((ratio) => ratio.load === load)
      .map(({ of, to, requests, cpu, verdict }) => {
        const what = `  ${servers[of][0]} / ${servers[to][0]}`.padEnd(wide);
        const numbers = toRange(requests).padStart(20) + toRange(cpu).padStart(22);
        return `${what}${numbers}  ${verdict}`.trimEnd();
      }),
  ]);
  const starts = boots.map(({ profiles, time, cpu }) =>
    toLine(`${profiles} profiles`, time.toFixed(0), cpu.toFixed(0)),
  );
  const slowest = boots.at(-1)?.time ?? limit;
  starts.push(
    `  a start with ${boots.at(-1)?.profiles} profiles ≤ ${limit} ms: ${toResult(limit / slowest)}`,
  );
  const title = "A start".padEnd(wide) + "ms".padStart(12) + "ms of CPU".padStart(18);
  return `${[...tables, "", title, ...starts].join("\n")}\n`;
}

function toLine(what: string, first: string, second: string): string {
  return `  ${what.padEnd(wide - 2)}${first.padStart(12)}${second.padStart(18)}`;
}

/** The median, and the extremes of single rounds. */
function toRange({ median: middle, min, max }: Range): string {
  const [a, b, c] = [middle, min, max].map((number) => number.toFixed(2));
  return `${a} (${b}–${c})`;
}
