/**
 * A sentence with places for what a browser quotes, such as `Origin {origin} is not allowed`. A sentence that ends
 * with a place takes the rest of the text.
 */
export type Template = { literals: readonly string[]; names: readonly string[] };

export function toTemplate(sentence: string): Template {
  const parts = sentence.split(/\{([a-z]+)\}/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}

/**
 * Matches a text that begins with the sentence, or is the sentence and nothing more. Each literal is searched for
 * once, from left to right: an expression with two repetitions can take the square of the text's length.
 * @returns what stands in the places, by name; null where the text is another one
 */
export function matchTemplate(
  { literals, names }: Template,
  text: string,
  extent: "whole" | "beginning",
): Partial<Record<string, string>> | null {
  const [first = "", ...others] = literals;
  if (!text.startsWith(first)) return null;
  const values: Partial<Record<string, string>> = {};
  let at = first.length;
  for (const [index, literal] of others.entries()) {
    const isAtEnd = index === others.length - 1 && (extent === "whole" || literal === "");
    const next = isAtEnd ? toEnd(text, literal) : text.indexOf(literal, at);
    if (next < at) return null;
    values[names[index] ?? ""] = text.slice(at, next);
    at = next + literal.length;
  }
  return extent === "beginning" || at === text.length ? values : null;
}

/** Where the literal ends the text; -1 where it does not. */
function toEnd(text: string, literal: string): number {
  return text.endsWith(literal) ? text.length - literal.length : -1;
}

/** Whether a text is one word, as an address or a header's name is. */
export function isWord(text: string): boolean {
  return text !== "" && !/\s/.test(text);
}

/** Every place where the literal stands, from left to right. */
export function* placesOf(literal: string, text: string): Generator<number> {
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) {
    yield at;
  }
}

/** Where the word ends that begins at a place. */
export function wordEnd(text: string, from: number): number {
  const end = text.indexOf(" ", from);
  return end < 0 ? text.length : end;
}
