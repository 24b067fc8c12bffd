import { execFile } from "node:child_process";
import { promisify } from "node:util";
import autocannon from "autocannon";
import { apiFolder, type ServerProcess } from "../soak/server-process.ts";
import { type ServerName, toServers } from "./comparisons.ts";
import { type Load, type LoadName, loadNames, loads, origin } from "./loads.ts";
import { type Boot, median, type Sample, type Samples } from "./ratios.ts";
import { toProgram } from "./servers.ts";

const warmUp = 0.5;

/** Measures in rounds: in each round every server takes a turn, so other work on the machine affects all alike. */
export async function measure(
  contenders: Record<ServerName, ServerProcess>,
  { rounds, seconds }: { rounds: number; seconds: number },
  onProgress: (load: LoadName, share: number) => void,
): Promise<Samples> {
  const samples: Samples = { list: {}, item: {}, preflight: {}, create: {} };
  for (const load of loadNames) {
    const names = toServers(load);
    for (const name of names) await drive(contenders[name], loads[load], warmUp);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, name] of names.entries()) {
        onProgress(load, (round * names.length + index) / (rounds * names.length));
        const sample = await drive(contenders[name], loads[load], seconds);
        (samples[load][name] ??= []).push(sample);
      }
    }
  }
  return samples;
}

async function drive(server: ServerProcess, load: Load, duration: number): Promise<Sample> {
  const { title, status, path, headers, ...request } = load;
  const before = await server.read("cpu");
  const {
    requests,
    duration: seconds,
    errors,
    ...result
  } = await autocannon({
    ...request,
    url: server.base + path,
    headers: { ...headers, origin },
    connections: 50,
    duration,
    sampleInt: 50,
  });
  const cpu = (await server.read("cpu")) - before;
  const statuses = Object.keys(result.statusCodeStats ?? {});
  if (errors > 0 || statuses.join() !== String(status)) {
    throw new Error(`${title}: expected ${status}, got ${statuses.join()} and ${errors} errors.`);
  }
  return { requestsPerSecond: requests.total / seconds, cpuPerRequest: cpu / requests.total };
}

/** Measures the start with so many profiles, as the median of three processes. */
export async function measureBoots(counts: readonly number[]): Promise<Boot[]> {
  const boots: Boot[] = [];
  for (const profiles of counts) {
    const rounds: [time: number, cpu: number][] = [];
    for (let round = 0; round < 3; round += 1) {
      const args = [toProgram("boot"), String(profiles)];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: apiFolder });
      rounds.push(JSON.parse(stdout));
    }
    const [time, cpu] = [median(rounds.map(([ms]) => ms)), median(rounds.map(([, ms]) => ms))];
    boots.push({ profiles, time, cpu });
  }
  return boots;
}
