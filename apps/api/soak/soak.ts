import { startApi } from "./api-process.ts";
import { openConnections } from "./connection.ts";
import { fill, getKey, hold, type Load } from "./load.ts";
import { checkMemory, type Reading, readStores, toLeft } from "./memory.ts";
import { overload, recover } from "./overload.ts";
import { countAnswers, createTally, toLine } from "./tally.ts";

export type Soak = {
  databasePath: string;
  program: string;
  connections: number;
  /** How much of the load is done, from 0 to 1. */
  toShare: (done: { answers: number; milliseconds: number }) => number;
  /** Whether to ask for more than can be done, too, which keeps a machine busy for half a minute. */
  overloads: boolean;
  random: () => number;
  say: (line: string) => void;
};

/** How often the load pauses and the memory is read. */
const pauses = 12;

/**
 * Holds many connections, then asks for more than can be done, and looks whether every answer came, the memory
 * stays, and plain requests are answered afterwards.
 * @returns one sentence for each fault, and what was counted
 */
export async function soak({ databasePath, program, say, ...options }: Soak) {
  const api = await startApi(databasePath, program);
  try {
    const { base } = api;
    const connections = openConnections(base, options.connections);
    const shared = { connections, key: await getKey(base), random: options.random };
    const held = createTally();
    const readings = await holdInRounds({ ...shared, tally: held }, { api, say, ...options });
    say(`held      ${toLine(held)}`);
    say(`memory    ${Math.round(toLeft(readings))} bytes left by each answer`);
    const faults = checkMemory(readings, await readStores(base));

    const pressed = createTally();
    if (options.overloads) {
      const most = await overload(base, { ...shared, tally: pressed });
      say(`overload  with ${most} connections: ${toLine(pressed)}`);
      if (pressed.refused === 0) {
        faults.push(`No request was refused, not even with ${most} connections; give it more.`);
      }
      await recover(base);
      say(`recovery  a plain request is answered`);
    }
    for (const connection of connections) connection.close();
    const { code, output } = await api.kill("SIGTERM");
    say(`stop      exit code ${code}`);
    const unexpected = output.split("\n").filter((line) => !/^$|overloaded/.test(line));
    if (code !== 0 || unexpected.length > 0) {
      faults.push(`It ended with ${code}, and said: ${unexpected.join(" ")}`);
    }
    return { held, faults: [...held.faults, ...pressed.faults, ...faults] };
  } finally {
    await api.kill("SIGKILL");
  }
}

type Api = Awaited<ReturnType<typeof startApi>>;

/** Pauses for each reading: what is under way would be read as held. */
async function holdInRounds(
  load: Load,
  { api, say, toShare }: { api: Api } & Pick<Soak, "say" | "toShare">,
): Promise<Reading[]> {
  await fill(api.base, load);
  const [began, filled] = [performance.now(), countAnswers(load.tally)];
  const look = () => ({
    answers: countAnswers(load.tally) - filled,
    milliseconds: performance.now() - began,
  });
  const readings: Reading[] = [];
  for (let round = 1; round <= pauses; round += 1) {
    await hold(load, () => toShare(look()) >= round / pauses);
    const { answers, milliseconds } = look();
    const held = await api.readHeld();
    readings.push({ answers, held });
    const seconds = (milliseconds / 1000).toFixed(1).padStart(6);
    say(`${seconds} s  ${answers} answers, ${(held / 2 ** 20).toFixed(1)} MiB held`);
  }
  return readings;
}
