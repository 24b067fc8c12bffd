/** Written into an address a character may take nine, and Node refuses more than 16 kB of heads. */
export const longestPasted = 4000;

export const pastedLimit = `At most ${longestPasted} characters; your browser cuts off the rest.`;
