import type { ResponseHead } from "../../model/exchange.ts";
import { readMessages } from "./messages.ts";

/**
 * Reads the response heads that a person pasted: from `curl -i`, `curl -iL` (several heads), `curl -v`, DevTools' raw
 * headers, or its list with names and values on separate lines. It skips bodies. Headers without a status belong to a
 * 200.
 * @returns the heads in the order of the text; empty when there are none
 */
export function readHeads(text: string): ResponseHead[] {
  return readMessages(text).heads.flatMap((head) =>
    head.side === "response" ? [{ status: head.status, headers: head.headers }] : [],
  );
}
