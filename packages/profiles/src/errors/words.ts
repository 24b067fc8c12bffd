import {
  type CorsErrorCode,
  type CorsRequest,
  engineRules,
  type Engine,
  engines,
  judge,
  toConsoleLines,
  toReason,
} from "@blocked/cors-protocol";
import { findRecorded, toCauses } from "./causes.ts";
import { toExample } from "./pages.ts";

/** Where nothing is sent the words need no server, and so no recording. */
const unsent: Partial<Record<CorsErrorCode, Pick<CorsRequest, "url" | "mode">>> = {
  DisallowedByMode: { url: "http://localhost:4000/items", mode: "same-origin" },
  CorsDisabledScheme: { url: "localhost:4000/items", mode: "cors" },
};

/**
 * The console's lines for a code, engine by engine: those recorded of its first cause, or, where nothing is sent,
 * those that cors-protocol computes; an engine that nobody has seen do it is left out.
 */
export function toWordsOf(code: CorsErrorCode): Partial<Record<Engine, string[]>> {
  const asked = unsent[code];
  if (asked !== undefined) {
    return Object.fromEntries(engines.map((engine) => [engine, computeWords(asked, engine)]));
  }
  const [cause] = toCauses(code);
  const recorded = cause && findRecorded(cause);
  return recorded?.lines ?? { chromium: [toSentence(code)] };
}

/** Whether the words were heard from a browser or follow from rules that were tested against one; else they are those of Chromium's source. */
export function isHeard(code: CorsErrorCode): boolean {
  if (unsent[code] !== undefined) return true;
  const [cause] = toCauses(code);
  return cause !== undefined && findRecorded(cause) !== undefined;
}

/** Chromium's sentence, with an example of what it quotes. */
export function toSentence(code: CorsErrorCode): string {
  const asked = unsent[code];
  if (asked === undefined) return toReason(toExample(code));
  const [line = ""] = computeWords(asked, "chromium");
  return line.replace(/^.* has been blocked by CORS policy: /, "");
}

function computeWords(asked: Pick<CorsRequest, "url" | "mode">, engine: Engine): string[] {
  const request: CorsRequest = {
    ...asked,
    origin: "http://localhost:3000",
    method: "GET",
    headers: [],
    credentials: "same-origin",
  };
  const verdict = judge(request, [], engineRules[engine]);
  return (toConsoleLines(request, [], verdict, engine) ?? []).map(([line]) => line);
}
