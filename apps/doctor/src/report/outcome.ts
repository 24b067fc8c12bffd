import type { Engine, Step } from "@blocked/cors-protocol";
import { toSlug } from "@blocked/error-guide";
import type { Examination, Result } from "../examine/types.ts";
import { isFailure, type NetworkFailure } from "../network/index.ts";
import { isMixedContent, mixedContent } from "./notes.ts";

export type Outcome =
  | "works"
  | "blocked"
  /** The preflight is allowed, and the request itself was not sent. */
  | "preflight allowed"
  /** Nothing was sent that could decide. */
  | "undecided"
  | "no response"
  /** The browser fails for another reason than CORS. */
  | "failed";

export function toOutcome(
  { verdict, heldBack, places, request, exchanges }: Result,
  { sent }: Examination,
): { outcome: Outcome; sentence: string } {
  if (isMixedContent(request.origin, request.url)) {
    return { outcome: "failed", sentence: mixedContent };
  }
  if (verdict.outcome === "blocked") return { outcome: "blocked", sentence: "" };
  if (heldBack !== null) {
    const { method } = heldBack;
    return exchanges.length > 0
      ? {
          outcome: "preflight allowed",
          sentence: `the preflight allows ${method}. This is the verdict on the preflight alone: ${method} was not sent.`,
        }
      : {
          outcome: "undecided",
          sentence: `${method} needs no preflight, so only sending it shows more. Add --send if it may write.`,
        };
  }
  if (verdict.outcome === "network-error") {
    const last = sent[places.at(-1) ?? -1]?.answer;
    return last !== undefined && isFailure(last)
      ? { outcome: "no response", sentence: last.sentence }
      : {
          outcome: "failed",
          sentence:
            verdict.phase === "redirect"
              ? "the redirect leads nowhere that a browser follows."
              : "the browser can use no such response. CORS does not decide this.",
        };
  }
  const status = exchanges.at(-1)?.response?.status ?? 0;
  const isOwn = verdict.outcome === "readable" && verdict.response.type === "basic";
  return {
    outcome: "works",
    sentence: isOwn
      ? `${new URL(request.url).origin} is the page’s own origin, so CORS does not apply.`
      : `the page may read the response, status ${status}.`,
  };
}

/** What an engine's verdict turned on: a response header in lower case, or “status”. */
export type Deciding = { name: string; engines: Engine[] };

/** What decided at this place, and in which engines. */
export function toDeciding(results: readonly Result[], place: number): Deciding[] {
  const engines = new Map<string, Engine[]>();
  for (const { engine, verdict, places } of results) {
    for (const step of verdict.steps) {
      if (step.state !== "failed" || placeOf(step, verdict.sent, places) !== place) continue;
      const name = step.header ?? "status";
      engines.set(name, [...(engines.get(name) ?? []), engine]);
    }
  }
  return [...engines].map(([name, own]) => ({ name, engines: own }));
}

/** Where the request stands that a check was about. */
function placeOf(
  { phase, hop }: Step,
  sent: Result["verdict"]["sent"],
  places: readonly number[],
): number | undefined {
  const wanted = phase === "redirect" ? "response" : phase;
  return places[sent.findIndex((one) => one.phase === wanted && one.hop === hop)];
}

/** The pages about failures that are not CORS. */
const failurePages: Record<NetworkFailure["kind"], string | null> = {
  refused: "server-down",
  reset: "connection-cut",
  "not found": "host-not-found",
  timeout: null,
  certificate: "certificate",
  tls: "certificate",
  malformed: "connection-cut",
  "too large": null,
  unsupported: null,
};

/** The error pages, the most used engine's first. */
export function toSlugs({ results, sent, options: { from }, asked }: Examination): string[] {
  const mixed = isMixedContent(from, asked.url) ? ["mixed-content"] : [];
  const slugs = results.flatMap(({ verdict, places }) => {
    if (verdict.outcome === "blocked") return [toSlug(verdict.code)];
    const last = sent[places.at(-1) ?? -1]?.answer;
    return last !== undefined && isFailure(last) ? (failurePages[last.kind] ?? []) : [];
  });
  return [...new Set([...mixed, ...slugs])];
}
