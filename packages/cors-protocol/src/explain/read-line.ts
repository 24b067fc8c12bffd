import { definitions } from "../engines/engines.ts";
import { type Engine, engines } from "../model/engine.ts";
import type { Reading } from "../engines/shared/engine.ts";

/** What a console line says, and whose line it is. */
export type ReadLine = { engine: Engine } & Reading;

/**
 * Reads a line of a browser's console, of this version or an earlier one: the inverse of `toConsoleLines`. It skips
 * what DevTools adds before and after the message, such as a file, a line number or a time.
 * @returns null for a line that is not about CORS
 */
export function readLine(text: string): ReadLine | null {
  const line = joinLines(text);
  for (const engine of engines) {
    const reading = definitions[engine].readLine(line);
    if (reading !== null) return { engine, ...reading };
  }
  return null;
}

/** Joins a message that copying has broken into several lines. */
function joinLines(text: string): string {
  const parts = text.split("\n").map((part) => part.trim());
  return parts.filter((part) => part !== "").join(" ");
}
