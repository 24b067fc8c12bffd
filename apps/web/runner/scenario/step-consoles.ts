import type { Engine } from "@blocked/cors-protocol";
import { type Console, toConsoles } from "../../lib/explain/consoles.ts";
import type { Visitor } from "../../lib/explain/visitor.ts";
import type { StepResult } from "./step-result.ts";

/** The recorded lines of a step whose message is not about CORS; null if the lines are computed. */
export function toRecordedLines({ step, request }: StepResult, engine: Engine): string[] | null {
  return step.prints?.[engine]?.map((line) => line.replaceAll("{url}", request.url)) ?? null;
}

/** The console of every engine for a step, recorded or computed, the visitor's own first. */
export function toStepConsoles(result: StepResult, visitor: Visitor): Console[] {
  const { request, exchanges, cached } = result;
  const seen = cached?.slice(-1) ?? (Array.isArray(exchanges) ? exchanges : []);
  return toConsoles(request, seen, visitor).map(({ engine, lines }) => {
    const recorded = toRecordedLines(result, engine);
    return { engine, lines: recorded === null ? lines : recorded.map((line) => [line]) };
  });
}
