import { remember } from "./memo.ts";

/**
 * One header line as it stood on the wire: names keep their case, repeated lines stay repeated. A value is a byte
 * string, one character per byte, as Fetch's isomorphic decoding and Node return it.
 */
export type HeaderLine = [name: string, value: string];

/**
 * The value of a header: its lines joined with a comma and a space, or null when no line has that name.
 * @see https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function getHeader(lines: readonly HeaderLine[], name: string): string | null {
  const wanted = name.toLowerCase();
  let joined: string | null = null;
  for (const [key, text] of lines) {
    // Most names already differ in length, which costs less to compare.
    if (key.length !== wanted.length || key.toLowerCase() !== wanted) continue;
    const value = normalizeValue(text);
    joined = joined === null ? value : `${joined}, ${value}`;
  }
  return joined;
}

/**
 * Strips HTTP whitespace only: a no-break space is part of the value.
 * @see https://fetch.spec.whatwg.org/#concept-header-value-normalize
 */
export function normalizeValue(value: string): string {
  return strip(value, "\t\r\n ");
}

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

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
export function isToken(text: string): boolean {
  return token.test(text);
}

const elementsOf: (list: string) => readonly string[] = remember((list) =>
  list
    .split(",")
    .map(normalizeValue)
    .filter((element) => element !== ""),
);

/** The non-empty elements of a comma-separated header, from all of its lines. */
export function listElements(lines: readonly HeaderLine[], name: string): readonly string[] {
  return elementsOf(getHeader(lines, name) ?? "");
}

/**
 * The tokens of a comma-separated header, from all of its lines. An absent header is an empty list.
 * @returns null when an element is not a token, so that the header cannot be parsed
 * @see https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractTokens(
  lines: readonly HeaderLine[],
  name: string,
): readonly string[] | null {
  const elements = listElements(lines, name);
  return elements.every(isToken) ? elements : null;
}
