import { definitions } from "../engines/engines.ts";
import type { Engine } from "../model/engine.ts";
import type { ConsoleLines, FetchReport } from "../engines/shared/engine.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import type { Verdict } from "../model/verdict.ts";

/**
 * All error lines that an engine's console prints for a request, in order. The result is null when the exchanges do
 * not show them: without a response, the line names a network error that the server cannot know.
 * @param verdict the verdict by the engine's own rules
 */
export function toConsoleLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
  engine: Engine = "chromium",
  { page = `${request.origin}/` }: Partial<Pick<FetchReport, "page">> = {},
): ConsoleLines | null {
  return definitions[engine].toLines({ request, exchanges, verdict, page });
}

/** The error that the page's script gets; null when it gets a response. */
export function toScriptError(
  { outcome }: Pick<Verdict, "outcome">,
  initiatorType: NonNullable<CorsRequest["initiatorType"]>,
  engine: Engine = "chromium",
): string | null {
  if (outcome === "readable" || outcome === "opaque") return null;
  return initiatorType === "fetch" ? definitions[engine].scriptError : "error event, status 0";
}
