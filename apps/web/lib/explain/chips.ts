import type { Exchange, Step, StepId, Verdict } from "@blocked/cors-protocol";

/** A short fact of a verdict. */
export type Fact = { label: string; value: string };

/** What to change for a check to pass, in the words of the configuration. */
const changes: Record<StepId, string> = {
  "request-mode": "request mode",
  "request-scheme": "address",
  "not-redirected": "redirect",
  "allow-origin": "origin",
  "allow-credentials": "credentials",
  "ok-status": "preflight status",
  "parsable-lists": "list syntax",
  "allow-methods": "methods",
  "allow-headers": "allowed headers",
  "redirect-location": "redirect",
};

/**
 * Who blocked the request, whether the server ran it, and what to change.
 * @param isAttacker whether another website sent it; then nothing has to change for the check to pass
 */
export function toFacts(
  verdict: Pick<Verdict, "outcome"> & { steps: readonly Pick<Step, "id" | "state" | "wanted">[] },
  exchanges: readonly Pick<Exchange, "handlerRan">[],
  isAttacker = false,
): Fact[] {
  const failed = verdict.steps.find(({ state }) => state === "failed");
  const hasRun = exchanges.some(({ handlerRan }) => handlerRan);
  return [
    ...(verdict.outcome === "blocked" ? [{ label: "Blocked by", value: "the browser" }] : []),
    { label: "Server ran it", value: hasRun ? "yes" : "no" },
    ...(failed === undefined || isAttacker ? [] : [{ label: "Change", value: toChange(failed) }]),
  ];
}

function toChange({ id, wanted }: Pick<Step, "id" | "wanted">): string {
  const isList = id === "allow-methods" || id === "allow-headers";
  return isList ? `${changes[id]}: add ${wanted}` : changes[id];
}
