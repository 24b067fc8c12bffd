import type { Engine, Exchange, Verdict } from "@blocked/cors-protocol";

const badUri = "NS_ERROR_DOM_BAD_URI";

/** The failure that Playwright reports for a request; null for none. */
export function toMachineReason(
  engine: Engine,
  verdict: Verdict,
  exchanges: readonly Exchange[],
  [message = ""]: string[],
): string | null {
  if (verdict.outcome !== "blocked") return null;
  switch (engine) {
    case "chromium":
      return "net::ERR_FAILED";
    case "firefox":
      return isBeforeResponse(verdict, exchanges) ? badUri : null;
    case "webkit":
      return message;
  }
}

/**
 * Firefox gives a reason only for what it blocks before the final response, with one exception: where the body
 * is still arriving when it blocks (seen with a body that took 0.4 s). Which of the two happens is a race.
 */
export function isRace(engine: Engine, verdict: Verdict, reported: string | null): boolean {
  return engine === "firefox" && verdict.outcome === "blocked" && reported === badUri;
}

function isBeforeResponse({ sent }: Verdict, exchanges: readonly Exchange[]): boolean {
  const status = exchanges.at(-1)?.response?.status ?? 0;
  return sent.at(-1)?.phase === "preflight" || (status >= 300 && status < 400);
}
