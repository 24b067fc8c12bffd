/** One header line as it stood on the wire. Names keep their case; repeated lines stay repeated. */
export type HeaderLine = [name: string, value: string];

/**
 * The value of a header: its lines joined with a comma and a space, or null when no line has that name.
 * @see https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function getHeader(lines: readonly HeaderLine[], name: string): string | null {
  const wanted = name.toLowerCase();
  const values = lines
    .filter(([key]) => key.toLowerCase() === wanted)
    .map(([, value]) => trim(value));
  return values.length === 0 ? null : values.join(", ");
}

/** Strips HTTP whitespace and no other: a no-break space is a part of the value. */
function trim(value: string): string {
  return value.replaceAll(/^[\t\r\n ]+|[\t\r\n ]+$/g, "");
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * The tokens of a comma-separated header; an absent header is an empty list, empty elements are skipped,
 * and null means that the value cannot be parsed.
 * @see https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function getTokens(lines: readonly HeaderLine[], name: string): string[] | null {
  const elements = (getHeader(lines, name) ?? "")
    .split(",")
    .map(trim)
    .filter((element) => element !== "");
  return elements.every((element) => token.test(element)) ? elements : null;
}
