import { strip } from "./strip.ts";

/**
 * One header line as it stood on the wire. Names keep their case; repeated lines stay repeated. A value is a
 * byte string: each character is one byte, as Fetch's isomorphic decoding and Node give it.
 */
export type HeaderLine = [name: string, value: string];

/**
 * The value of a header: its lines joined with a comma and a space, or null when no line has that name.
 * @see https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function getHeader(lines: readonly HeaderLine[], name: string): string | null {
  const wanted = name.toLowerCase();
  const values = lines
    .filter(([key]) => key.toLowerCase() === wanted)
    .map(([, value]) => normalizeValue(value));
  return values.length === 0 ? null : values.join(", ");
}

/**
 * Strips HTTP whitespace and no other: a no-break space is a part of the value.
 * @see https://fetch.spec.whatwg.org/#concept-header-value-normalize
 */
export function normalizeValue(value: string): string {
  return strip(value, "\t\r\n ");
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
export function isToken(text: string): boolean {
  return token.test(text);
}

/**
 * The tokens of a comma-separated header, from all of its lines; an absent header is an empty list, empty
 * elements are skipped, and null means that the value cannot be parsed.
 * @see https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractTokens(lines: readonly HeaderLine[], name: string): string[] | null {
  const elements = (getHeader(lines, name) ?? "")
    .split(",")
    .map(normalizeValue)
    .filter((element) => element !== "");
  return elements.every(isToken) ? elements : null;
}
