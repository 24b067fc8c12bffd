import type { Result } from "@blocked/api-client";
import { type CorsRequest, engineRules, type Exchange, judge } from "@blocked/cors-protocol";
import { type RecordedRow, toMeaning } from "@blocked/profiles";
import { type Console, toConsoles } from "../../../lib/explain/consoles.ts";
import { explain, isError, toGot } from "../../../lib/explain/explain.ts";
import { toSentence, toText } from "../../../lib/explain/sentence.ts";
import type { Visitor } from "../../../lib/explain/visitor.ts";
import type { Cell } from "./cells.ts";

/** What this browser did with the request of a cell. */
export type Measured = {
  /** Each difference from the stated outcome, as a sentence. */
  differences: string[];
  consoles: Console[];
  row: RecordedRow;
};

/** Compares what script got and what the server saw with the stated outcome and with cors-protocol's verdict. */
export function compare(
  { id, profile, probe, outcome }: Cell,
  result: Result<unknown>,
  exchanges: Exchange[],
  origin: string,
  visitor: Visitor,
): Measured {
  const { body: _, ...sent } = result.request;
  const request: CorsRequest = { ...sent, origin };
  const got = toGot(result);
  const verdict = judge(request, exchanges, engineRules[visitor.engine]);
  const code = "code" in verdict ? verdict.code : null;
  const explanation = explain(request, got, exchanges, visitor);
  const consoles = toConsoles(request, exchanges, visitor);
  const saw = exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`);
  const differences: string[] = [];
  const check = (what: string, stated: string, is: string) => {
    if (stated !== is)
      differences.push(`${what}: stated ${stated || "nothing"}, here ${is || "nothing"}.`);
  };
  check("The page got", outcome.verdict, isError(got) ? "blocked" : "readable");
  check("The server saw", outcome.exchanges.join(", "), saw.join(", "));
  // The profiles state Chromium's codes. Another engine may block the same request for another reason.
  if (visitor.engine === "chromium" && "code" in outcome)
    check("The code", outcome.code, code ?? "");
  if (explanation.kind !== "verdict") differences.push(toSentence(explanation, got));

  const said = (consoles[0]?.lines ?? []).map(([line]) => line);
  const row: RecordedRow = {
    id,
    policy: profile.policy,
    probe,
    request,
    exchanges,
    result: toText(got),
    // The code is computed, so it is recorded only if what script got agrees with it.
    code: explanation.kind === "verdict" ? toMeaning(said, verdict) : null,
    parameter: null,
    failure: null,
    lines: null,
  };
  return { differences, consoles, row };
}
