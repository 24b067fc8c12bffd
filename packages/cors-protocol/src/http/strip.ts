/**
 * Removes the given characters from both ends of a text. NOTE: a regular expression such as `[ ]+$` restarts at every
 * space inside the text and takes quadratic time.
 */
export function strip(text: string, characters: string): string {
  let [start, end] = [0, text.length];
  while (start < end && characters.includes(text.charAt(start))) start += 1;
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
