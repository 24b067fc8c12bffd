import {
  type CorsErrorCode,
  type CorsRequest,
  type Engine,
  engineRules,
  engines,
  judge,
} from "@blocked/cors-protocol";
import { toConsoleLines, toReason } from "@blocked/cors-protocol/messages";
import { toCauses } from "./causes.ts";
import { toExample } from "./pages.ts";
import { findRecorded } from "./recorded.ts";

/** Requests that are never sent. Their messages need no server, and so no recording. */
const unsent: Partial<Record<CorsErrorCode, Pick<CorsRequest, "url" | "mode">>> = {
  DisallowedByMode: { url: "http://localhost:4000/items", mode: "same-origin" },
  CorsDisabledScheme: { url: "localhost:4000/items", mode: "cors" },
};

/**
 * The console lines for a code in each engine: recorded from its first cause, or computed for a request that is
 * never sent. An engine in which nobody has seen the code is left out.
 */
export function toMessagesOf(code: CorsErrorCode): Partial<Record<Engine, string[]>> {
  const request = unsent[code];
  if (request !== undefined) {
    return Object.fromEntries(engines.map((engine) => [engine, compute(request, engine)]));
  }
  const [cause] = toCauses(code);
  const recorded = cause && findRecorded(cause);
  return recorded?.lines ?? { chromium: [toExampleMessage(code)] };
}

/** Whether a browser printed the messages, or tested rules compute them; else they are from Chromium's source. */
export function isRecorded(code: CorsErrorCode): boolean {
  if (unsent[code] !== undefined) return true;
  const [cause] = toCauses(code);
  return cause !== undefined && findRecorded(cause) !== undefined;
}

/** Chromium's message without the part that all have in common, with an example of the value that it quotes. */
export function toExampleMessage(code: CorsErrorCode): string {
  const request = unsent[code];
  if (request === undefined) return toReason(toExample(code));
  const [line = ""] = compute(request, "chromium");
  return line.replace(/^.* has been blocked by CORS policy: /, "");
}

function compute(given: Pick<CorsRequest, "url" | "mode">, engine: Engine): string[] {
  const request: CorsRequest = {
    ...given,
    origin: "http://localhost:3000",
    method: "GET",
    headers: [],
    credentials: "same-origin",
  };
  const verdict = judge(request, [], engineRules[engine]);
  return (toConsoleLines(request, [], verdict, engine) ?? []).map(([line]) => line);
}
