/** Node refuses more than 16 kB of heads, and the browser adds its own to an address. */
export const longestAddress = 8000;

/** Says that a part of the page does not fit into its address, and what to do. */
export function toTooLong(what: string, length: number, most: number, remedy: string): string {
  return `${what} too long for an address: at most ${most} characters, and encoded it has ${length}. ${remedy}`;
}
