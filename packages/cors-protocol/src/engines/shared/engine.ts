import type { CorsErrorCode } from "../../model/codes.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { CorsRequest } from "../../model/request.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { EngineRules } from "../../quirks/rules.ts";

/** All error lines that the console prints for one request. A line has several texts when it depends on the build. */
export type ConsoleLines = [text: string, ...others: string[]][];

/** A fetch as the console reports it. */
export type FetchReport = {
  request: CorsRequest;
  exchanges: readonly Exchange[];
  /** The verdict by the engine's own rules. */
  verdict: Verdict;
  /** The page's address, which only some of Firefox's messages name. */
  page: string;
};

/** What a console line says. */
export type Reading = {
  /** Null when the line only says that the request failed, which a server that is down causes too. */
  code: CorsErrorCode | null;
  /**
   * Every code that the line can mean, the likeliest first. Firefox does not distinguish a preflight's response, and
   * WebKit has one message for a missing and a wrong Allow-Origin.
   */
  candidates: readonly CorsErrorCode[];
  /** The value that the line quotes; empty when it quotes none. */
  parameter: string;
  /** The blocked address, after redirects; null when the line does not name it. */
  url: string | null;
  /** The page's origin; null when the line does not name it. */
  origin: string | null;
  /** The address that script requested, when a redirect led elsewhere. */
  redirectedFrom: string | null;
};

/** All that differs between engines besides the rules. Each engine's folder exports one, which `engines.ts` lists. */
export type EngineDefinition = {
  /** The version whose console was recorded in `e2e/reference`. */
  version: string;
  rules: EngineRules;
  /** The error with which `fetch` rejects. */
  scriptError: string;
  /** The console's error lines in order; null when they cannot be known, such as the cause of a network error. */
  toLines(report: FetchReport): ConsoleLines | null;
  /** Reads a line of this or an earlier version; null for a line that is not this engine's, or not about CORS. */
  readLine(line: string): Reading | null;
};
