import type { Step } from "@blocked/cors-protocol";
import { toSlug } from "@blocked/error-guide";
import type { Examination, Result } from "../examine/types.ts";
import { isFailure } from "../network/index.ts";

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

/** The response headers at this place that an engine's verdict turned on. */
export function toDeciding(results: readonly Result[], place: number): string[] {
  const names = results.flatMap(({ verdict, places }) =>
    verdict.steps
      .filter((step) => step.state === "failed" && placeOf(step, verdict.sent, places) === place)
      .map(({ header }) => header ?? "status"),
  );
  return [...new Set(names)];
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

/** The error pages, the most used engine's first. */
export function toSlugs(results: readonly Result[]): string[] {
  const slugs = results.flatMap(({ verdict }) =>
    verdict.outcome === "blocked" ? [toSlug(verdict.code)] : [],
  );
  return [...new Set(slugs)];
}
