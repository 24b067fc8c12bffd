import type { Exchange, HeaderLine } from "@blocked/cors-protocol";
import { type Draft, firstDraft, toCorsRequest } from "../../../../lib/composition/draft.ts";
import { explain, type Got } from "../../../../lib/explain/explain.ts";
import type { Sent } from "../../../../runner/send/send-draft.ts";

export const page = "http://localhost:3000";
const url = "http://localhost:4000/p/x/items";

/** One exchange, as the witness records it. */
export function exchange(
  method: string,
  status: number,
  headers: HeaderLine[] = [],
  more: Partial<Exchange> = {},
): Exchange {
  const asked: HeaderLine[] =
    method === "OPTIONS" ? [["Access-Control-Request-Method", "PUT"]] : [];
  return {
    method,
    path: "/p/x/items",
    requestHeaders: [["Origin", page], ...asked],
    response: { status, headers },
    handlerRan: false,
    rowsWritten: 0,
    at: 0,
    ...more,
  };
}

/** A sent request, explained as the page explains it, by what script got and what the server saw. */
export function sent(
  draft: Partial<Draft>,
  got: Got,
  exchanges: Exchange[] | null,
  headers: HeaderLine[] = [],
): Sent {
  const request = toCorsRequest({ ...firstDraft, ...draft }, url, page);
  const explanation = explain(request, got, exchanges, { engine: "chromium", version: 156 });
  return { request, got, headers, explanation };
}
