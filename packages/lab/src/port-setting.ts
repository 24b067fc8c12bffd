import { PlainError } from "./plain-error.ts";

/**
 * The bad ports of the Fetch Standard from 1024 on. Browsers and Node's fetch refuse to connect to them.
 * @see https://fetch.spec.whatwg.org/#port-blocking
 */
export const badPorts: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
]);

/** @throws PlainError for a value that is no port, or a port that no browser opens */
export function readPort(
  environment: Record<string, string | undefined>,
  name: string,
  fallback: number,
): number {
  const value = environment[name];
  if (value === undefined) return fallback;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1024 || port > 65535) {
    throw new PlainError(`${name} is "${value}": give it a port number from 1024 to 65535.`);
  }
  if (badPorts.has(port)) {
    throw new PlainError(
      `${name} is ${port}, a port that every browser blocks (https://fetch.spec.whatwg.org/#port-blocking): give it another port.`,
    );
  }
  return port;
}

/** Returns the next port in steps that is not bad; it counts down at the end of the range. */
export function toNextPort(port: number, step: number, taken?: number): number {
  const by = port + 2 * step > 65535 ? -step : step;
  let next = port + by;
  while (next === taken || badPorts.has(next)) next += by;
  return next;
}
