import { engineRules, type Engine, judge, toConsoleLines } from "@blocked/cors-protocol";
import { inOrderOf, type Visitor } from "../../lib/explain/visitor.ts";
import type { Console } from "../../lib/explain/consoles.ts";
import type { StepResult } from "./play.ts";

/** What an engine was recorded to print of a step that is not about CORS; null where it is computed. */
export function toPrinted({ step, request }: StepResult, engine: Engine): string[] | null {
  return step.prints?.[engine]?.map((line) => line.replaceAll("{url}", request.url)) ?? null;
}

/** What each engine prints of a step, the visitor's first: recorded, or computed. */
export function toStepConsoles(result: StepResult, visitor: Visitor): Console[] {
  const { request, exchanges, kept } = result;
  const seen = kept?.slice(-1) ?? (Array.isArray(exchanges) ? exchanges : []);
  return inOrderOf(visitor).map((engine): Console => {
    const printed = toPrinted(result, engine);
    if (printed !== null) return { engine, lines: printed.map((line) => [line]) };
    const verdict = judge(request, seen, engineRules[engine]);
    return {
      engine,
      lines: toConsoleLines(request, seen, verdict, engine, { page: location.href }),
    };
  });
}
