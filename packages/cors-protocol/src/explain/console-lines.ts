import type { Engine } from "../quirks/rules.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../fetch/request.ts";
import type { Verdict } from "../model/verdict.ts";
import { toChromiumLines } from "../engines/chromium/lines.ts";
import { toFirefoxLines } from "../engines/firefox/lines.ts";
import { toWebKitLines } from "../engines/webkit/lines.ts";

/** All that the console prints for one request: each line with its possible wordings, nearly always one. */
export type ConsoleLines = [wording: string, ...others: string[]][];

const wordings = { chromium: toChromiumLines, firefox: toFirefoxLines, webkit: toWebKitLines };

type About = {
  /** The page's address, which only Firefox names, and seldom. */
  page?: string;
};

/**
 * Every error line that an engine's console prints for a request, in order; null where the exchanges do not
 * tell (no answer: the line then names a network error that the server cannot know).
 * @param verdict the engine's own, by its rules
 */
export function toConsoleLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
  engine: Engine = "chromium",
  { page = `${request.origin}/` }: About = {},
): ConsoleLines | null {
  return wordings[engine](request, exchanges, verdict, page);
}

/**
 * The version in which each engine was recorded to say what is said here (`e2e/reference`); WebKit's is that of
 * WebKitGTK.
 */
export const messageVersions: Record<Engine, string> = {
  chromium: "156",
  firefox: "153",
  webkit: "2.50",
};

const errors: Record<Engine, string> = {
  chromium: "TypeError: Failed to fetch",
  firefox: "TypeError: NetworkError when attempting to fetch resource.",
  webkit: "TypeError: Load failed",
};

/** What the page's script got, in the engine's words; null where it got an answer. */
export function toScriptError(
  { outcome }: Pick<Verdict, "outcome">,
  initiatorType: NonNullable<CorsRequest["initiatorType"]>,
  engine: Engine = "chromium",
): string | null {
  if (outcome === "readable" || outcome === "opaque") return null;
  return initiatorType === "fetch" ? errors[engine] : "error event, status 0";
}
