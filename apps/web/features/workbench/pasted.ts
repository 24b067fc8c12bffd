import {
  type CorsRequest,
  type Exchange,
  simulate,
  readHeads,
  type Response,
} from "@blocked/cors-protocol";
import { type Draft, toCorsRequest, toProblem } from "../../lib/composition/draft.ts";
import { type Judged, toJudged } from "./predict.ts";

/** The answers of a server elsewhere, and the request that they answer. */
export type Pasted = {
  url: string;
  origin: string;
  preflight: string;
  answer: string;
  draft: Draft;
};

/** The largest head that a server is likely to send, several times over. */
export const longestHeads = 64_000;

/**
 * Judges what was pasted. Nothing is fetched.
 * @returns a sentence where something is missing or has to be mended
 */
export async function toVerdict({
  url,
  origin,
  preflight,
  answer,
  draft,
}: Pasted): Promise<string | (Judged & { request: CorsRequest })> {
  const { length } = url + origin + preflight + answer;
  if (length > longestHeads) {
    return `At most ${longestHeads} characters are read here, and these are ${length}. Leave out the body of the answer.`;
  }
  const [preflights, answers] = [readHeads(preflight), readHeads(answer)];
  if (preflights.length + answers.length === 0) return "Paste an answer: the result is shown here.";
  if (!URL.canParse(url)) return "Give the whole address that was asked, with https:// or http://.";
  if (!/^(?:https?:\/\/[^/]+|null)$/.test(origin)) {
    return "Give your page’s origin: scheme, host and port, without a path, such as http://localhost:3000.";
  }
  const problem = toProblem(draft);
  if (problem !== null) return problem;

  const request = toCorsRequest(draft, new URL(url).href, origin);
  const exchanges: Exchange[] = [];
  let missing: string | null = null;
  await simulate(request, ({ phase, method, url: asked, headers }): Response | null => {
    const response = (phase === "preflight" ? preflights : answers).shift() ?? null;
    if (response === null) missing ??= toMissing(phase, exchanges.length > 0);
    const path = asked.slice(new URL(asked).origin.length);
    exchanges.push({
      method,
      path,
      requestHeaders: headers,
      response,
      handlerRan: phase === "response",
      rowsWritten: 0,
      at: 0,
    });
    return response;
  });
  return missing ?? { request, ...toJudged(request, exchanges) };
}

function toMissing(phase: "preflight" | "response", isLater: boolean): string {
  if (phase === "preflight") {
    return isLater
      ? "After the redirect the browser asks again: paste that preflight’s answer below the first."
      : "This request is preceded by a preflight: paste the answer to that OPTIONS request too.";
  }
  return isLater
    ? "So far the browser goes on: paste the next answer too."
    : "Paste the answer to the request itself too.";
}
