/**
 * Takes the given characters off both ends of a text. NOTE: an expression such as `[ ]+$` is tried anew at each space
 * inside the text, and takes the square of its length.
 */
export function strip(text: string, characters: string): string {
  let [start, end] = [0, text.length];
  while (start < end && characters.includes(text.charAt(start))) start += 1;
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
