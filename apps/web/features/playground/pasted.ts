import { type Exchange, simulate, readHeads, type ResponseHead } from "@blocked/cors-protocol";
import { type Draft, toCorsRequest, toProblem } from "../../lib/composition/draft.ts";
import { type Judged, toJudged } from "./predict.ts";

/** Pasted responses of a server, and the request that they belong to. */
export type Pasted = {
  url: string;
  origin: string;
  preflight: string;
  response: string;
  draft: Draft;
};

/** Several times the largest heads that a server sends. */
export const longestHeads = 64_000;

/** Judges pasted responses without fetching anything. Returns a sentence if something is missing or wrong. */
export async function toVerdict({
  url,
  origin,
  preflight,
  response,
  draft,
}: Pasted): Promise<string | Judged> {
  const { length } = url + origin + preflight + response;
  if (length > longestHeads) {
    return `Leave out the body of the response: at most ${longestHeads} characters are read, and these are ${length}.`;
  }
  const heads = { preflight: readHeads(preflight), response: readHeads(response) };
  if (heads.preflight.length + heads.response.length === 0) {
    return "Paste a response. The result appears here.";
  }
  if (!URL.canParse(url)) return "Enter the whole URL of the request, with https:// or http://.";
  if (!/^(?:https?:\/\/[^/]+|null)$/.test(origin)) {
    return "Enter your page’s origin: scheme, host and port without a path, such as http://localhost:3000.";
  }
  const problem = toProblem(draft);
  if (problem !== null) return problem;

  const request = toCorsRequest(draft, new URL(url).href, origin);
  const exchanges: Exchange[] = [];
  let missing: string | null = null;
  await simulate(request, ({ phase, method, url: asked, headers }): ResponseHead | null => {
    const next = heads[phase].shift() ?? null;
    if (next === null) missing ??= toMissing(phase, exchanges.length > 0);
    exchanges.push({
      method,
      path: asked.slice(new URL(asked).origin.length),
      requestHeaders: headers,
      response: next,
      handlerRan: phase === "response",
      rowsWritten: 0,
      at: 0,
    });
    return next;
  });
  return missing ?? toJudged(request, exchanges);
}

function toMissing(phase: "preflight" | "response", isLater: boolean): string {
  if (phase === "preflight") {
    return isLater
      ? "After the redirect the browser sends another preflight. Paste its response below the first."
      : "The browser sends a preflight before this request. Paste the response to that OPTIONS request too.";
  }
  return isLater
    ? "The browser goes on from here. Paste the next response too."
    : "Paste the response to the request itself too.";
}
