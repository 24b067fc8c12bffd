import {
  type CorsRequest,
  engineRules,
  type Engine,
  type Exchange,
  judge,
} from "@blocked/cors-protocol";
import { type ConsoleLines, toConsoleLines } from "@blocked/cors-protocol/messages";
import { inOrderOf, type Visitor } from "./visitor.ts";

/** What an engine prints for the same exchanges; null where the message depends on the network. */
export type Console = { engine: Engine; lines: ConsoleLines | null };

/** Computes the console of every engine, the visitor's own first. */
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

/** This page's address if this page sent the request; pasted responses belong to another page. */
function pageOf({ origin }: CorsRequest): { page?: string } {
  const here = globalThis.location;
  return here?.origin === origin ? { page: here.href } : {};
}
