import {
  type ConsoleLines,
  type CorsRequest,
  engineRules,
  type Engine,
  type Exchange,
  judge,
  toConsoleLines,
} from "@blocked/cors-protocol";
import { inOrderOf, type Visitor } from "./visitor.ts";

/** What each engine prints for the same answers; null where only the network has the words. */
export type Console = { engine: Engine; lines: ConsoleLines | null };

/** The visitor's own engine first. */
export function toConsoles(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  visitor: Visitor,
): Console[] {
  return inOrderOf(visitor).map((engine) => {
    const verdict = judge(request, exchanges, engineRules[engine]);
    const about = pageOf(request);
    return { engine, lines: toConsoleLines(request, exchanges, verdict, engine, about) };
  });
}

/** This page's address, where it is this page that asks: answers of elsewhere may have been pasted. */
function pageOf({ origin }: CorsRequest): { page?: string } {
  const here = globalThis.location;
  return here?.origin === origin ? { page: here.href } : {};
}

export const engineNames: Record<Engine, string> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "WebKit",
};
