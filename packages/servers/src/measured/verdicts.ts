import {
  type Engine,
  engineRules,
  type Exchange,
  simulate,
  type CorsRequest,
} from "@blocked/cors-protocol";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import type { MeasuredExchange, MeasuredVerdict } from "./recording.ts";

/** Decides what a browser makes of recorded responses, and what its console prints. */
export async function toVerdict(
  request: CorsRequest,
  exchanges: readonly MeasuredExchange[],
  engine: Engine,
): Promise<MeasuredVerdict> {
  const used: Exchange[] = [];
  const verdict = await simulate(
    request,
    ({ method, url }) => {
      const { pathname } = new URL(url);
      const found = exchanges.find((one) => one.method === method && one.path === pathname);
      if (found !== undefined) used.push({ ...found, rowsWritten: 0, at: 0 });
      return found?.response ?? null;
    },
    engineRules[engine],
  );
  if (verdict.outcome === "opaque") throw new Error("No request of the suite is without CORS.");
  const isBlocked = verdict.outcome === "blocked";
  const lines = toConsoleLines(request, used, verdict, engine) ?? [];
  return {
    outcome: verdict.outcome,
    code: isBlocked ? verdict.code : null,
    isPreflight: isBlocked && verdict.phase === "preflight",
    lines: lines.map(([line]) => line),
  };
}
