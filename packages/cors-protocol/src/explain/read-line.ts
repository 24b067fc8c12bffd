import type { CorsErrorCode } from "../model/codes.ts";
import type { Engine } from "../quirks/rules.ts";
import { readChromiumLine } from "../engines/chromium/parse.ts";
import { readFirefoxLine } from "../engines/firefox/parse.ts";
import { readWebKitLine } from "../engines/webkit/parse.ts";

/** What a console line says. */
export type ReadLine = {
  engine: Engine;
  /** Null where the line only says that the request failed, which a dead server causes too. */
  code: CorsErrorCode | null;
  /**
   * Every code that the line may mean, the likeliest first: Firefox words a preflight's answer as any other, and
   * WebKit has one text for a missing and a wrong Allow-Origin.
   */
  candidates: readonly CorsErrorCode[];
  /** The value that the line quotes; empty when it quotes none. */
  parameter: string;
  /** The address that was refused, after redirects; null where the line does not name it. */
  url: string | null;
  /** The page's origin; null where the line does not name it. */
  origin: string | null;
  /** The address that the script asked for, when a redirect led elsewhere. */
  redirectedFrom: string | null;
};

/**
 * Reads a line of a browser's console, of this version or an earlier one: the inverse of the wordings. What
 * DevTools put before and behind it (file, line number, time) is passed over.
 * @returns null for a line that is not about CORS
 */
export function readLine(text: string): ReadLine | null {
  const line = joinLines(text);
  return readFirefoxLine(line) ?? readChromiumLine(line) ?? readWebKitLine(line);
}

/** A console that is copied breaks its lines. */
function joinLines(text: string): string {
  const parts = text.split("\n").map((part) => part.trim());
  return parts.filter((part) => part !== "").join(" ");
}
