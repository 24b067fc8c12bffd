import { isPreflight } from "@blocked/cors-protocol";
import type { Sent } from "../../../runner/send/send-draft.ts";

/** How a request ends. */
export type Ending = "works" | "preflight" | "response";

/** An answer to both questions: how the request ends, and whether the handler ran or the header was readable. */
export type Answer = { ending: Ending; second: boolean };

/**
 * Answers both questions of a lesson by what script got and by what the server saw.
 * @param asks the response header of the second question; undefined where it is about the handler
 * @returns null where the two contradict each other or one of them is unknown
 */
export function toAnswer({ got, headers, explanation }: Sent, asks?: string): Answer | null {
  if (explanation.kind !== "verdict" || got === "opaque") return null;
  const { exchanges } = explanation;
  const last = exchanges.at(-1);
  if (last === undefined) return null;
  const blocked = isPreflight(last) ? "preflight" : "response";
  return {
    ending: "status" in got ? "works" : blocked,
    second:
      asks === undefined
        ? exchanges.some((exchange) => exchange.handlerRan && !isPreflight(exchange))
        : headers.some(([name]) => name.toLowerCase() === asks.toLowerCase()),
  };
}

export function isHeld(prediction: Answer, { ending, second }: Answer): boolean {
  return prediction.ending === ending && prediction.second === second;
}
