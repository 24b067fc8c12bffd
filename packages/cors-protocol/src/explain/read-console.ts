import { strip } from "../http/headers.ts";
import { readLine, type ReadLine } from "./read-line.ts";

/** Where a line begins. A one-line text field joins the lines that are pasted into it. */
const beginning =
  /(?=Access to |Cross-Origin Request Blocked|Fetch API cannot |XMLHttpRequest cannot |Failed to load |Origin https?:|Preflight response |Uncaught |TypeError|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) https?:)/g;

/**
 * Reads the first line with a reason, from a whole console or a part of it.
 * @returns null when no line has a reason
 */
export function readConsole(text: string): ReadLine | null {
  const given = text.trim();
  // Try the whole text first: copying can break one line into several.
  for (const line of [given, ...given.split("\n"), ...splitLines(given)]) {
    const read = readLine(line);
    if (read === null || read.code === null) continue;
    // Skip two lines read as one: the value of the first would extend into the second.
    if (read.parameter.search(beginning) < 0) return read;
  }
  return null;
}

function splitLines(text: string): string[] {
  const starts = [0, ...Array.from(text.matchAll(beginning), ({ index }) => index)];
  return starts.map((start, index) => strip(text.slice(start, starts[index + 1]).trim(), "\"'`“”"));
}
