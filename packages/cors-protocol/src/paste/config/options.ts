import { isObject } from "../calls/fetch-call.ts";
import { Code, type Literal, LiteralReader } from "../literal.ts";
import type { Problem } from "./problem.ts";
import type { Dialect } from "./servers.ts";

export type Options = { [name: string]: Literal };
export type DialectOptions = { server: Dialect; options: Options; problems?: Problem[] };

/**
 * Reads the values behind every name that the pattern finds. A value that is no bracket or text ends with its line.
 */
export function readPairs(text: string, pattern: RegExp): Options {
  const options: Options = {};
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const at = pattern.lastIndex;
    const isOpen = /["'`[({]/.test(text.charAt(at));
    const line = text.slice(at, at + 400).split("\n", 1)[0] ?? "";
    const reader = isOpen
      ? new LiteralReader(text, at)
      : new LiteralReader(line.replace(/\s{0,20}(?:#|\/\/).*$/, ""));
    options[found[1] ?? ""] = reader.read();
    pattern.lastIndex = isOpen ? Math.max(reader.at, at) : at;
  }
  return options;
}

/** The texts of a list, also of one that a call makes: `List.of("a")`. */
export function toTexts(value: Literal): Literal {
  if (isObject(value)) {
    // A list of Java: { "a", "b" }.
    const names = Object.entries(value);
    const isList = names.every(([name, inner]) => inner instanceof Code && inner.text === name);
    return isList ? names.map(([name]) => name) : value;
  }
  if (!(value instanceof Code)) return value;
  const isList =
    /^(?:[\w.]{1,60}\.)?(?:of|asList|singletonList|singleton|listOf|arrayOf|setOf)\(/.test(
      value.text,
    );
  return isList
    ? Array.from(value.text.matchAll(/"([^"]{0,400})"/g), ([, one = ""]) => one)
    : value;
}
