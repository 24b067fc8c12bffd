import type { ItemPage, Session } from "@blocked/api-client";
import { isError } from "../../lib/explain/explain.ts";
import type { StepResult } from "../scenario/step-result.ts";
import type { Entry, LabState } from "./state.ts";

/** What the demo app takes from a response: the rows, or who is signed in. */
export function learn(state: LabState, { action, result, switches }: Entry): Partial<LabState> {
  if (action.kind === "read") {
    if (!("data" in result)) return { rows: { ...state.rows, stale: true } };
    const { items, total, offset } = result.data as ItemPage;
    return { rows: { items, total, offset, readBy: "script", stale: false } };
  }
  if (!("data" in result)) return {};
  if (action.kind === "sign-in") {
    return { session: { ...(result.data as Session), hasCookie: switches.cookies } };
  }
  return action.kind === "sign-out" ? { session: null } : {};
}

/** Who is signed in after a scenario. */
export function learnSession(
  { session }: LabState,
  results: readonly StepResult[],
): LabState["session"] {
  return results.reduce<LabState["session"]>((known, { step: { request }, got, data }) => {
    if (request.path !== "/session" || request.base !== undefined || isError(got)) return known;
    if (request.method === "DELETE") return null;
    if (request.method !== "POST" || data === undefined) return known;
    return { ...(data as Session), hasCookie: request.credentials === "include" };
  }, session);
}
