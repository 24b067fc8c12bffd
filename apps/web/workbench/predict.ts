import { type ErrorEnvelope, paths, type TraceRecord } from "@blocked/api-client";
import {
  type CorsRequest,
  engineRules,
  type Exchange,
  judge,
  toScriptError,
  type Verdict,
} from "@blocked/cors-protocol";
import { encode, longestEncoded, type Policy, PolicyError, readPolicy } from "@blocked/profiles";
import { getVisitor } from "../lab/browser.ts";
import { type Console, toConsoles } from "../lab/consoles.ts";
import { toTooLong } from "../lab/limits.ts";
import type { Composition } from "./address.ts";
import { toCorsRequest, toProblem } from "./draft.ts";

/** What will happen, as far as it can be known beforehand. */
export type Prediction =
  | { kind: "asking" }
  /** Something in the forms has to be mended first. */
  | { kind: "problem"; sentence: string }
  /** The API does not answer. */
  | { kind: "down" }
  | ({ kind: "ready"; request: CorsRequest } & Judged);

export type Judged = {
  exchanges: Exchange[];
  verdict: Verdict;
  /** What each engine prints, the visitor's first; none where no answer came. */
  consoles: Console[];
  /** What script receives, in a few words. */
  received: string;
};

/** Judges exchanges, whoever they were recorded or thought up by. */
export function toJudged(request: CorsRequest, exchanges: Exchange[]): Judged {
  const visitor = getVisitor();
  const { engine } = visitor;
  const verdict = judge(request, exchanges, engineRules[engine]);
  return {
    exchanges,
    verdict,
    consoles: verdict.outcome === "network-error" ? [] : toConsoles(request, exchanges, visitor),
    received:
      toScriptError(verdict, request.initiatorType ?? "fetch", engine) ??
      (verdict.outcome === "readable" ? `status ${verdict.response.status}` : "an opaque answer"),
  };
}

/** Where the API answers by a policy. */
export function toBenchUrl(api: string, policy: Policy): string {
  return `${api}/workbench/${encode(policy)}/0/items`;
}

/** Asks the servers themselves what they would answer; nothing is sent to them. */
export async function predict(
  api: string,
  origin: string,
  { policy, draft }: Composition,
): Promise<Prediction> {
  const sentence = toPolicyProblem(policy) ?? toProblem(draft);
  if (sentence !== null) return { kind: "problem", sentence };
  const request = toCorsRequest(draft, toBenchUrl(api, policy), origin);
  try {
    const answer = await fetch(api + paths.prediction(encode(request), getVisitor().engine));
    const json = (await answer.json()) as TraceRecord | ErrorEnvelope;
    if ("error" in json) return { kind: "problem", sentence: json.error.message };
    return { kind: "ready", request, ...toJudged(request, json.exchanges) };
  } catch {
    return { kind: "down" };
  }
}

function toPolicyProblem(policy: Policy): string | null {
  try {
    readPolicy(JSON.parse(JSON.stringify(policy)));
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  const { length } = encode(policy);
  return length > longestEncoded
    ? toTooLong("The policy is", length, longestEncoded, "Make it shorter.")
    : null;
}
