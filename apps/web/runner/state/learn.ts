import type { ItemPage, Session } from "@blocked/api-client";
import type { Entry, LabState } from "./state.ts";

/** What the app itself takes from an answer. */
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
  if (action.kind === "sign-out") return { session: null };
  return {};
}
