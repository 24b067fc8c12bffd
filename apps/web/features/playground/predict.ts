import { type ErrorEnvelope, paths, type TraceRecord } from "@blocked/api-client";
import {
  type CorsRequest,
  engineRules,
  type Exchange,
  judge,
  type Verdict,
} from "@blocked/cors-protocol";
import { encode } from "@blocked/profiles";
import type { Composition } from "../../lib/composition/composition.ts";
import { toCorsRequest, toProblem } from "../../lib/composition/draft.ts";
import { toPolicyProblem, toPolicyServerUrl } from "../../lib/composition/policy-server.ts";
import { type Console, toConsoles } from "../../lib/explain/consoles.ts";
import { toReceived } from "../../lib/explain/received.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";

export type Prediction =
  | { kind: "asking" }
  /** The policy or the request is not valid. */
  | { kind: "problem"; sentence: string }
  /** The API does not respond. */
  | { kind: "down" }
  | ({ kind: "ready" } & Judged);

export type Judged = {
  request: CorsRequest;
  exchanges: Exchange[];
  verdict: Verdict;
  /** The console of every engine, the visitor's first; none after a network error. */
  consoles: Console[];
  /** What script receives, in a few words. */
  received: string;
};

function toJudged(request: CorsRequest, exchanges: Exchange[]): Judged {
  const visitor = getVisitor();
  const { engine } = visitor;
  const verdict = judge(request, exchanges, engineRules[engine]);
  return {
    request,
    exchanges,
    verdict,
    consoles: verdict.outcome === "network-error" ? [] : toConsoles(request, exchanges, visitor),
    received: toReceived(verdict, request, engine),
  };
}

/** Asks the API how its policy server would respond. The request itself is not sent. */
export async function predict(
  api: string,
  origin: string,
  { policy, draft }: Composition,
): Promise<Prediction> {
  const sentence = toPolicyProblem(policy) ?? toProblem(draft);
  if (sentence !== null) return { kind: "problem", sentence };
  const request = toCorsRequest(draft, toPolicyServerUrl(api, policy), origin);
  try {
    const reply = await fetch(api + paths.prediction(encode(request), getVisitor().engine));
    const json = (await reply.json()) as TraceRecord | ErrorEnvelope;
    if ("error" in json) return { kind: "problem", sentence: json.error.message };
    return { kind: "ready", ...toJudged(request, json.exchanges) };
  } catch {
    return { kind: "down" };
  }
}
