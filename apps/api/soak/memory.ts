import { setTimeout as sleep } from "node:timers/promises";
import { openConnection } from "./connection.ts";

/** What /health says of the memory. */
export type Memory = {
  heapUsed: number;
  keys: number;
  traces: number;
  characters: number;
  benches: number;
};

export async function readMemory(base: string): Promise<Memory> {
  const connection = openConnection(base);
  const { body } = await connection.send("GET", "/health");
  connection.close();
  return (JSON.parse(body) as { memory: Memory }).memory;
}

/** Looks at the heap again and again, until it is stopped. */
export function watchHeap(base: string, every = 250) {
  const heap: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      heap.push((await readMemory(base)).heapUsed);
      await sleep(every);
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return heap;
  };
}

/**
 * The lowest point of the heap's middle third and of its last, in MiB: what is there after the garbage was
 * collected, and so what is really held.
 */
export function toFloors(heap: readonly number[]): [middle: number, last: number] {
  const third = Math.floor(heap.length / 3);
  const floor = (part: readonly number[]) => Math.round(Math.min(...part) / 2 ** 20);
  return [floor(heap.slice(third, 2 * third)), floor(heap.slice(-third))];
}

/**
 * One sentence for each bound that was broken.
 * @param slack in MiB; within a few seconds not all of the garbage is collected
 */
export function checkMemory(heap: readonly number[], now: Memory, slack = 16): string[] {
  const [middle, last] = toFloors(heap);
  const bounds: [isKept: boolean, sentence: string][] = [
    [last <= middle * 1.25 + slack, `The heap grew from ${middle} to ${last} MiB.`],
    [now.keys <= 1000, `The witness holds ${now.keys} keys.`],
    [now.traces <= 1000, `The witness holds ${now.traces} traces.`],
    [now.characters <= 8_000_000, `The witness holds ${now.characters} characters.`],
    [now.benches <= 64, `The workbench holds ${now.benches} servers.`],
  ];
  return bounds.flatMap(([isKept, sentence]) => (isKept ? [] : [sentence]));
}
