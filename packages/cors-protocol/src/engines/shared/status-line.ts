import { reasonPhraseOf } from "../../http/reason-phrases.ts";
import { type Exchange, isPreflight } from "../../model/exchange.ts";
import type { ConsoleLines } from "./engine.ts";

/** Chromium and WebKit begin a line about a failed resource with these words. */
export const resourceFailed = "Failed to load resource: ";

/** The line that Chromium and WebKit print for a status of 400 or more that script may read. */
export function toStatusLines(exchanges: readonly Exchange[]): ConsoleLines {
  const last = exchanges.findLast((exchange) => !isPreflight(exchange));
  const status = last?.response?.status ?? 200;
  if (status < 400) return [];
  const phrase = last?.response?.statusText ?? reasonPhraseOf(status);
  return [[`${resourceFailed}the server responded with a status of ${status} (${phrase})`]];
}
