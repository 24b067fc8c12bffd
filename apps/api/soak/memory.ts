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
/** Bytes by which the size changes without a leak; over few responses that is more than 512 for each. */
const noise = 1.5 * 2 ** 20;

/**
 * Returns the bytes that each response left behind: the slope of the least-squares line. It skips the first
 * quarter of the readings, in which code is compiled and caches fill up.
 */
export function toLeft(readings: readonly Reading[]): number {
  const steady = readings.slice(Math.floor(readings.length / 4));
  const mean = (read: (one: Reading) => number) =>
    steady.reduce((sum, one) => sum + read(one), 0) / steady.length;
  const [responses, held] = [mean((one) => one.responses), mean((one) => one.held)];
  const covariance = mean((one) => (one.responses - responses) * (one.held - held));
  return covariance / mean((one) => (one.responses - responses) ** 2);
}

/** @returns a sentence for each exceeded bound */
export function checkMemory(readings: readonly Reading[], now: Stores): string[] {
  const left = Math.round(toLeft(readings));
  const most = Math.max(mostLeft, noise / (readings.at(-1)?.responses ?? 0));
  return [
    ...(left <= most ? [] : [`Each response left ${left} bytes behind; ${mostLeft} is the most.`]),
    ...(Object.keys(limits) as (keyof Stores)[])
      .filter((name) => now[name] > limits[name])
      .map((name) => `The store of ${name} holds ${now[name]}; ${limits[name]} is the most.`),
  ];
}
