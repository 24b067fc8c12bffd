import type { CorsErrorCode } from "../../model/codes.ts";

/**
 * A message with named places, such as `Origin {origin} is not allowed`. The same template writes and reads a message.
 * A place at the end takes the rest of the text.
 */
export type Template = { literals: readonly string[]; names: readonly string[] };

type Values = Partial<Record<string, string>>;

export function toTemplate(message: string): Template {
  const parts = message.split(/\{([a-z]+)\}/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}

/** Writes the message. Values are inserted as they are, even if they look like a place. */
export function fill({ literals, names }: Template, values: Values): string {
  return literals.map((literal, index) => literal + (values[names[index] ?? ""] ?? "")).join("");
}

/**
 * Reads the values of a text that is the message, or begins with it. NOTE: each literal is searched once, from left to
 * right. A regular expression with two repetitions would take quadratic time.
 * @returns the values by name; null for another text
 */
export function matchTemplate(
  { literals, names }: Template,
  text: string,
  extent: "whole" | "beginning",
): Values | null {
  const [first = "", ...others] = literals;
  if (!text.startsWith(first)) return null;
  const values: Values = {};
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

/** Where the literal ends the text; -1 when it does not. */
function toEnd(text: string, literal: string): number {
  return text.endsWith(literal) ? text.length - literal.length : -1;
}

/** A message of a console, with the codes that it can mean, the likeliest first. */
export type Message = {
  codes: readonly CorsErrorCode[];
  written: Template;
  /** The part that every version prints. */
  read: Template;
};

/** @param tail the end of the message that some versions leave out */
export function defineMessage(
  text: string,
  codes: readonly CorsErrorCode[] = [],
  tail = "",
): Message {
  return { codes, written: toTemplate(text + tail), read: toTemplate(text) };
}

/** Whether a text is one word, as an address or a header name is. */
export function isWord(text: string): boolean {
  return text !== "" && !/\s/.test(text);
}

/** Every position of the literal, from left to right. */
export function* placesOf(literal: string, text: string): Generator<number> {
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) {
    yield at;
  }
}

/** The end of the word that begins at a position. */
export function wordEnd(text: string, from: number): number {
  const end = text.indexOf(" ", from);
  return end < 0 ? text.length : end;
}
