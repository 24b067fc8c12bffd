import type { Contender } from "./contender.ts";
import { type ServerName, toServers } from "./comparisons.ts";
import { drive } from "./driver.ts";
import { type LoadName, loads } from "./loads.ts";
import type { Samples } from "./ratios.ts";

const warmUp = 0.5;

/**
 * Load after load; within one, round after round, and in each of them every server in turn, so that what
 * else the machine does meets them all.
 */
export async function measure(
  contenders: Record<ServerName, Contender>,
  { rounds, seconds }: { rounds: number; seconds: number },
  progress: (load: LoadName, share: number) => void,
): Promise<Samples> {
  const samples: Samples = { list: {}, item: {}, preflight: {}, create: {} };
  for (const load of Object.keys(loads) as LoadName[]) {
    const names = toServers(load);
    for (const name of names) await drive(contenders[name].port, loads[load], warmUp);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, name] of names.entries()) {
        progress(load, (round * names.length + index) / (rounds * names.length));
        const { port, readUsage } = contenders[name];
        const before = await readUsage();
        const { count, requestsPerSecond } = await drive(port, loads[load], seconds);
        const cpuPerRequest = ((await readUsage()) - before) / count;
        (samples[load][name] ??= []).push({ requestsPerSecond, cpuPerRequest });
      }
    }
  }
  return samples;
}
