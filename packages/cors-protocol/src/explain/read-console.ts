import { readLine, type ReadLine } from "./read-line.ts";
import { strip } from "../http/strip.ts";

/** Where a line begins: a field of one line joins what was copied in several. */
const beginning =
  /(?=Access to |Cross-Origin Request Blocked|Fetch API cannot |XMLHttpRequest cannot |Failed to load |Origin https?:|Preflight response |Uncaught |TypeError|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) https?:)/g;

/**
 * Reads the first line that gives a reason, of a whole console or a part of it.
 * @returns null where no line gives one
 */
export function readConsole(text: string): ReadLine | null {
  const given = text.trim();
  // As one line too: a console that was copied may have broken it.
  for (const line of [given, ...given.split("\n"), ...splitLines(given)]) {
    const read = readLine(line);
    if (read === null || read.code === null) continue;
    // Two lines as one: what the first quotes would reach into the second.
    if (read.parameter.search(beginning) < 0) return read;
  }
  return null;
}

function splitLines(text: string): string[] {
  const starts = [0, ...Array.from(text.matchAll(beginning), ({ index }) => index)];
  return starts.map((start, index) => strip(text.slice(start, starts[index + 1]).trim(), "\"'`“”"));
}
