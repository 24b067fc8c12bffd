import { setTimeout as sleep } from "node:timers/promises";
import { createTally, get, run, type Tally, toLine } from "./load.ts";
import { checkMemory, limits, type Reading, type Stores, toLeft } from "./memory.ts";
import { build, miss, mix, read } from "./plans.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { createItemsClient, createPageClient, isDone, toData } from "./write.ts";

type Choices = {
  connections: number;
  /** The share of the load that is done, from 0 to 1. */
  toShare: (done: { responses: number; milliseconds: number }) => number;
  /** Whether to overload the API too, which keeps the machine busy for half a minute. */
  overloads: boolean;
  random: () => number;
  say: (line: string) => void;
};

type Options = Choices & { databasePath: string; program: string };

/** How often the load pauses for a reading of the memory. */
const pauses = 12;

/**
 * Holds many connections, then overloads the API, and checks every response, the memory and the recovery.
 * @returns a sentence for each fault
 */
export async function soak({ databasePath, program, ...options }: Options) {
  const { say } = options;
  const api = await startServer(program, databasePath);
  try {
    const page = createPageClient(api.base);
    const { key } = toData(await page.call("POST /witness", {}));
    const held = createTally();
    const readings = await hold(api, key, held, options);
    const { memory } = toData(await page.call("GET /health", {}));
    say(`held      ${toLine(held)}`);
    say(`memory    ${Math.round(toLeft(readings))} bytes left by each response`);
    const faults = [...held.faults, ...checkMemory(readings, memory), ...checkFull(memory)];
    if (options.overloads) faults.push(...(await overload(api.base, key, options)));

    const { code, output } = await api.kill("SIGTERM");
    say(`stop      exit code ${code}`);
    const unexpected = output.split("\n").filter((line) => !/^$|overloaded/.test(line));
    if (code !== 0 || unexpected.length > 0) {
      faults.push(`The API ended with ${code} and logged: ${unexpected.join(" ")}`);
    }
    return { held, faults };
  } finally {
    await api.kill("SIGKILL");
  }
}

/** Fills the bounded stores, so later growth is a leak. Pauses for each reading: requests under way hold memory. */
async function hold(api: ServerProcess, key: string, tally: Tally, options: Choices) {
  const { connections, random, toShare, say } = options;
  let planned = 0;
  // A refused request fills nothing.
  const accepted = () => tally.responses - tally.refused;
  const next = () => {
    planned += 1;
    return accepted() <= 2 * limits.policyServers ? build(key, random) : miss(key, planned);
  };
  const isFull = () => accepted() >= limits.traces + 3 * limits.policyServers;
  await run(api.base, { connections, tally, next, isOver: isFull });

  const [began, filled] = [performance.now(), tally.responses];
  const done = () => ({
    responses: tally.responses - filled,
    milliseconds: performance.now() - began,
  });
  const readings: Reading[] = [];
  for (let round = 1; round <= pauses; round += 1) {
    // A slow machine gets more time: few responses tell nothing about the memory.
    const least = 4 * connections * round;
    const isOver = () => done().responses >= least && toShare(done()) >= round / pauses;
    await run(api.base, { connections, tally, next: () => mix(key, random), isOver });
    const { responses, milliseconds } = done();
    // The end of a round cuts off writes, whose items would fill the table.
    await createPageClient(api.base).call("POST /reset", {});
    const held = await api.read("held");
    readings.push({ responses, held });
    const seconds = (milliseconds / 1000).toFixed(1).padStart(6);
    say(`${seconds} s  ${responses} responses, ${(held / 2 ** 20).toFixed(1)} MiB held`);
  }
  return readings;
}

function checkFull(now: Stores): string[] {
  const isFull = now.traces === limits.traces && now.policyServers === limits.policyServers;
  return isFull ? [] : [`The load did not fill the stores: ${JSON.stringify(now)}`];
}

/** Builds policy servers on every connection, and doubles the connections until a request is refused. */
async function overload(base: string, key: string, { connections, random, say }: Choices) {
  const tally = createTally();
  let count = connections;
  for (let step = 0; step <= 3 && tally.refused === 0; step += 1) {
    if (step > 0) count *= 2;
    // Opens the connections first: only requests that arrive at once block the event loop for long.
    await Promise.all(Array.from({ length: count + 10 }, () => get(base, read, tally)));
    let building = count;
    const builders = Array.from({ length: count }, async () => {
      for (let turn = 1; turn <= 3 && tally.refused === 0; turn += 1) {
        await get(base, build(key, random), tally);
      }
      building -= 1;
    });
    const readers = Array.from({ length: 10 }, async () => {
      while (building > 0 && tally.refused === 0) await get(base, read, tally);
    });
    await Promise.all([...builders, ...readers]);
  }
  say(`overload  with ${count} connections: ${toLine(tally)}`);
  const client = createItemsClient(base);
  while (!isDone(await client.list())) await sleep(50);
  say("recovery  a plain request is answered");
  const advice = `No request was refused, not even with ${count} connections; give it more.`;
  return tally.refused === 0 ? [...tally.faults, advice] : tally.faults;
}
