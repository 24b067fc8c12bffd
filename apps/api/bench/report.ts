import { servers, toServers } from "./comparisons.ts";
import { type LoadName, loads } from "./loads.ts";
import { median, type Range, type Ratio, type Samples } from "./ratios.ts";

const titles: Record<LoadName, string> = {
  list: "The list of 100 items, with an Origin",
  item: "One item",
  preflight: "A preflight",
  create: "Creating an item",
};
const wide = 50;

/** The tables as text. */
export function toText(samples: Samples, ratios: Ratio[]): string {
  const lines = (Object.keys(loads) as LoadName[]).flatMap((load) => [
    "",
    titles[load].padEnd(wide) + "requests/s".padStart(12) + "CPU µs/request".padStart(18),
    ...toServers(load).map((name) => {
      const taken = samples[load][name] ?? [];
      const speed = median(taken.map((sample) => sample.requestsPerSecond));
      const cpu = median(taken.map((sample) => sample.cpuPerRequest));
      return `  ${servers[name][0].padEnd(wide - 2)}${speed.toFixed(0).padStart(12)}${cpu.toFixed(1).padStart(18)}`;
    }),
    "  ratio".padEnd(wide) + "of requests/s".padStart(20) + "of work per CPU".padStart(22),
    ...ratios.filter((ratio) => ratio.load === load).map(toLine),
  ]);
  return `${lines.join("\n")}\n`;
}

function toLine({ of, to, requests, cpu, verdict }: Ratio): string {
  const what = `  ${servers[of][0]} / ${servers[to][0]}`.padEnd(wide);
  return `${what}${show(requests).padStart(20)}${show(cpu).padStart(22)}  ${verdict}`.trimEnd();
}

/** The median, and from where to where single rounds went. */
function show({ median: middle, min, max }: Range): string {
  const [a, b, c] = [middle, min, max].map((number) => number.toFixed(2));
  return `${a} (${b}–${c})`;
}
