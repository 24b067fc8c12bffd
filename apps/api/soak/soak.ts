import { startApi } from "./api-process.ts";
import { countAnswers, createTally, hold, overload, recover, type Tally } from "./load.ts";
import { checkMemory, readMemory, toFloors, watchHeap } from "./memory.ts";

export type Soak = {
  port: number;
  databasePath: string;
  program: string;
  connections: number;
  /** How long they are held, in milliseconds; the overload takes a sixth of it more. */
  milliseconds: number;
  random: () => number;
  say: (line: string) => void;
};

/**
 * Holds many connections, then asks for more than can be done, and looks whether every answer came, the memory
 * stays, and plain requests are answered afterwards.
 * @returns one sentence for each fault, and what was counted
 */
export async function soak({ port, databasePath, program, say, ...load }: Soak) {
  const { connections, milliseconds, random } = load;
  const api = await startApi(port, databasePath, program);
  try {
    const { base } = api;
    const stopWatching = watchHeap(base);
    const held = createTally();
    const stopTelling = tellProgress(milliseconds, () => countAnswers(held), say);
    await hold({ base, connections, milliseconds, random }, held);
    stopTelling();
    const heap = await stopWatching();
    say(`held      ${toLine(held)}`);
    const pressed = await overload({ base, connections, milliseconds: milliseconds / 6, random });
    say(`overload  ${toLine(pressed)}`);
    const recovery = Math.round(await recover(base));
    say(`recovery  a plain request is answered after ${recovery} ms`);
    const memory = await readMemory(base);
    const [middle, last] = toFloors(heap);
    say(`memory    heap ${middle} MiB in the middle, ${last} MiB at the end; ${toText(memory)}`);
    const { code, output } = await api.kill("SIGTERM");
    say(`stop      exit code ${code}`);
    const slack = milliseconds < 10_000 ? 64 : 16;
    const faults = [...held.faults, ...pressed.faults, ...checkMemory(heap, memory, slack)];
    const unexpected = output.split("\n").filter((line) => !/^$|overloaded/.test(line));
    if (code !== 0 || unexpected.length > 0) {
      faults.push(`It ended with ${code}, and said: ${unexpected.join(" ")}`);
    }
    if (recovery > 10_000) faults.push(`It took ${recovery} ms to recover.`);
    return { held, pressed, faults };
  } finally {
    await api.kill("SIGKILL");
  }
}

/** A line for each tenth of the time. */
function tellProgress(milliseconds: number, count: () => number, say: (line: string) => void) {
  const began = performance.now();
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - began) / 1000);
    say(`${String(seconds).padStart(6)} s  ${count()} answers`);
  }, milliseconds / 10);
  return () => clearInterval(timer);
}

function toLine(tally: Tally): string {
  const { answers, faults, refused } = tally;
  const total = countAnswers(tally);
  const statuses = [...answers]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${count} × ${status}`);
  return `${total} answers (${statuses.join(", ")}), ${refused} refused with Retry-After, ${faults.length} faults`;
}

function toText({ keys, traces, characters, benches }: Record<string, number>): string {
  return `${keys} keys, ${traces} traces of ${characters} characters, ${benches} workbenches`;
}
