import type { Health } from "@blocked/api-client";

/** The sizes of the API's bounded stores. */
export type Stores = Omit<Health["memory"], "heapUsed">;

/** The bytes held after so many responses. */
export type Reading = { responses: number; held: number };

export const limits: Stores = {
  keys: 1000,
  traces: 1000,
  characters: 8_000_000,
  policyServers: 64,
};

/** Bytes for each response. A leaked request has some thousand; a sound API stays below 150. */
const mostLeft = 512;
/** Bytes that compiled code and caches may still grow by: in a short run they look like a leak. */
const settling = 2 ** 20;
/** The first quarter of the readings, in which most code is compiled and caches fill up, is skipped. */
const toSteady = (readings: readonly Reading[]) => readings.slice(Math.floor(readings.length / 4));

/** Returns the bytes that each response left behind: the slope of the least-squares line. */
export function toLeft(readings: readonly Reading[]): number {
  const steady = toSteady(readings);
  const mean = (read: (one: Reading) => number) =>
    steady.reduce((sum, one) => sum + read(one), 0) / steady.length;
  const [responses, held] = [mean((one) => one.responses), mean((one) => one.held)];
  const covariance = mean((one) => (one.responses - responses) * (one.held - held));
  return covariance / mean((one) => (one.responses - responses) ** 2);
}

/** @returns a sentence for each exceeded bound */
export function checkMemory(readings: readonly Reading[], now: Stores): string[] {
  const left = Math.round(toLeft(readings));
  const steady = toSteady(readings).map(({ responses }) => responses);
  const most = mostLeft + Math.ceil(settling / (Math.max(...steady) - Math.min(...steady)));
  return [
    ...(left <= most ? [] : [`Each response left ${left} bytes behind; ${most} is the most.`]),
    ...(Object.keys(limits) as (keyof Stores)[])
      .filter((name) => now[name] > limits[name])
      .map((name) => `The store of ${name} holds ${now[name]}; ${limits[name]} is the most.`),
  ];
}
