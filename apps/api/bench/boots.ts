import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { toProgram } from "./programs.ts";
import { median } from "./ratios.ts";

const counts = [10, 50, 200];
const limit = 1000;
const run = promisify(execFile);

/** How long a start takes with so many profiles, in milliseconds: the median of three processes. */
export type Boot = { profiles: number; time: number; cpu: number };

export async function measureBoots(): Promise<Boot[]> {
  const boots: Boot[] = [];
  for (const profiles of counts) {
    const rounds: [time: number, cpu: number][] = [];
    for (let round = 0; round < 3; round += 1) {
      const { stdout } = await run(process.execPath, [toProgram("boot"), String(profiles)]);
      rounds.push(JSON.parse(stdout));
    }
    const time = median(rounds.map(([first]) => first));
    boots.push({ profiles, time, cpu: median(rounds.map(([, second]) => second)) });
  }
  return boots;
}

export function toBootText(boots: Boot[]): string {
  const lines = boots.map(({ profiles, time, cpu }) => {
    const verdict =
      time <= limit ? "reached" : `missed by ${((time / limit - 1) * 100).toFixed(0)} %`;
    const target = profiles === counts.at(-1) ? `  ≤ ${limit} ms: ${verdict}` : "";
    const what = `  ${profiles} profiles`.padEnd(50);
    return `${what}${time.toFixed(0).padStart(12)}${cpu.toFixed(0).padStart(18)}${target}`;
  });
  const [few, some, many] = boots;
  const each = (from: Boot | undefined, to: Boot | undefined) =>
    from === undefined || to === undefined
      ? 0
      : (to.cpu - from.cpu) / (to.profiles - from.profiles);
  const growth = `  one profile more: ${each(few, some).toFixed(1)} ms of CPU up to 50, ${each(some, many).toFixed(1)} from there to 200`;
  const title = "A start".padEnd(50) + "ms".padStart(12) + "ms of CPU".padStart(18);
  return `\n${[title, ...lines, growth].join("\n")}\n`;
}
