/** Node rejects request heads over 16 kB, and the browser adds its own headers to the address. */
export const longestAddress = 8000;

/** One character may become nine in an address (`%E2%82%AC`). */
export const longestPasted = 4000;

/** Says which part of the page does not fit into its address, and what to do. */
export function toTooLong(what: string, length: number, most: number, remedy: string): string {
  return `${what} too long for an address: at most ${most} characters, and encoded it has ${length}. ${remedy}`;
}
