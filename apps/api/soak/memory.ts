import { openConnection } from "./connection.ts";

/** What the API's stores hold, as /health says it. */
export type Stores = { keys: number; traces: number; characters: number; benches: number };

/** How much was held, in bytes, once so many answers were given. */
export type Reading = { answers: number; held: number };

/** How much each store may hold; a fuller one drops what is oldest. */
export const limits: Stores = { keys: 1000, traces: 1000, characters: 8_000_000, benches: 64 };

/** In bytes for each answer. A request that is kept is some thousand; what is measured of a sound API is less than 150. */
const mostLeft = 512;

export async function readStores(base: string): Promise<Stores> {
  const connection = openConnection(base);
  const { body } = await connection.send("GET", "/health");
  connection.close();
  return (JSON.parse(body) as { memory: Stores }).memory;
}

/**
 * How many bytes each answer left behind: the slope of the line that is nearest to the readings (least squares),
 * without the first quarter of them, in which code is still compiled and caches are filled.
 */
export function toLeft(readings: readonly Reading[]): number {
  const steady = readings.slice(Math.floor(readings.length / 4));
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [answers, held] = [
    mean(steady.map((one) => one.answers)),
    mean(steady.map((one) => one.held)),
  ];
  const together = mean(steady.map((one) => (one.answers - answers) * (one.held - held)));
  return together / mean(steady.map((one) => (one.answers - answers) ** 2));
}

/** One sentence for each bound that was broken. */
export function checkMemory(readings: readonly Reading[], now: Stores): string[] {
  const left = toLeft(readings);
  const bounds: [isKept: boolean, sentence: string][] = [
    [
      left <= mostLeft,
      `Each answer left ${Math.round(left)} bytes behind; ${mostLeft} is the most.`,
    ],
    [now.keys <= limits.keys, `The witness holds ${now.keys} keys.`],
    [now.traces <= limits.traces, `The witness holds ${now.traces} traces.`],
    [now.characters <= limits.characters, `The witness holds ${now.characters} characters.`],
    [now.benches <= limits.benches, `The workbench holds ${now.benches} servers.`],
  ];
  return bounds.flatMap(([isKept, sentence]) => (isKept ? [] : [sentence]));
}
