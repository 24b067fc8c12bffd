import { type Exchange, isPreflight } from "../../model/exchange.ts";
import { reasonPhraseOf } from "../../http/reason-phrases.ts";
import type { ConsoleLines } from "../../explain/console-lines.ts";

/** What Chromium and WebKit, in the same words, print of an answer that script may read: a status of 400 or more. */
export function toStatusLines(exchanges: readonly Exchange[]): ConsoleLines {
  const last = exchanges.findLast((exchange) => !isPreflight(exchange));
  const status = last?.response?.status ?? 200;
  if (status < 400) return [];
  const phrase = reasonPhraseOf(status);
  return [[`Failed to load resource: the server responded with a status of ${status} (${phrase})`]];
}
