import type { Item, ItemPage, Session } from "@blocked/api-client";
import { type ApiId, toOther } from "../../lib/apis.ts";
import { isError } from "../../lib/explain/explain.ts";
import type { StepResult } from "../scenario/step-result.ts";
import type { Entry, Known, LabState } from "./state.ts";

/** What the demo app takes from a response: the rows, or who is signed in. */
export function learn(
  { known }: Pick<LabState, "known">,
  { action, result, server, switches }: Entry,
): LabState["known"] {
  const own = known[server];
  const set = (change: Partial<Known>) => ({ ...known, [server]: { ...own, ...change } });
  if (action.kind === "read") {
    if (!("data" in result)) return set({ rows: { ...own.rows, stale: true } });
    const { items, total, offset } = result.data as ItemPage;
    return set({ rows: { items, total, offset, readBy: "script", stale: false } });
  }
  if (!("data" in result)) return known;
  if (action.kind === "sign-in") {
    const session = { ...(result.data as Session), hasCookie: switches.cookies };
    return withSession(known, server, session);
  }
  return action.kind === "sign-out" ? withSession(known, server, null) : known;
}

/** Who is signed in after a scenario. */
export function learnSession(
  { known }: Pick<LabState, "known">,
  server: ApiId,
  results: readonly StepResult[],
): LabState["known"] {
  const last = results.reduce((session, { step: { request }, got, data }) => {
    if (request.path !== "/session" || request.base !== undefined || isError(got)) return session;
    if (request.method === "DELETE") return null;
    if (request.method !== "POST" || data === undefined) return session;
    return { ...(data as Session), hasCookie: request.credentials === "include" };
  }, known[server].session);
  return withSession(known, server, last);
}

/** Cookies ignore ports, so the cookie of one server replaces that of the other. */
function withSession(
  known: LabState["known"],
  server: ApiId,
  session: Known["session"],
): LabState["known"] {
  const other = toOther(server);
  const theirs = known[other].session;
  const isReplaced = theirs?.hasCookie === true && session?.hasCookie !== false;
  return {
    ...known,
    [server]: { ...known[server], session },
    ...(isReplaced
      ? { [other]: { ...known[other], session: { ...theirs, hasCookie: false } } }
      : {}),
  };
}

/** The rows for a prepared request: those that both servers have, so that both can get the same request. */
export function toItems({ known }: Pick<LabState, "known">, server: ApiId): readonly Item[] {
  const { items } = known[server].rows;
  const others = known[toOther(server)].rows.items;
  const shared = items.filter(({ id }) => others.some((one) => one.id === id));
  return shared.length > 0 ? shared : items;
}
