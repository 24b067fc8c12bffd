import { paths, type TraceRecord } from "@blocked/api-client";
import { engineRules, judge, parseUrl } from "@blocked/cors-protocol";
import { encode } from "@blocked/profiles";
import type { Connection } from "../../lib/connection.ts";
import { type Draft, toCorsRequest } from "../../lib/composition/draft.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";

/** Origins that a pattern without its ends takes for the page's own. */
export function toLookalikes(origin: string): string[] {
  const { protocol, hostname, host, port } = new URL(origin);
  const longer = port === "" ? [] : [`${origin}1`];
  const neighbour = `${protocol}//${hostname}.evil.example${port === "" ? "" : `:${port}`}`;
  // A port has an end: no origin is longer than one with the port 31420.
  return [`${protocol}//evil-${host}`, ...longer, neighbour].filter(
    (one) => parseUrl(one) !== null,
  );
}

/**
 * Returns an origin that looks like the page's and whose page could read the response too, or null. It is
 * predicted by the real server: no page opens at such an address on this machine.
 */
export async function findLookalike(
  { api }: Connection,
  origin: string,
  draft: Draft,
  address: string,
): Promise<string | null> {
  const { engine } = getVisitor();
  for (const lookalike of toLookalikes(origin)) {
    const request = toCorsRequest(draft, address, lookalike);
    const response = await fetch(api + paths.prediction(encode(request), engine));
    if (!response.ok) throw new Error(`The prediction failed with status ${response.status}.`);
    const { exchanges } = (await response.json()) as TraceRecord;
    const { outcome } = judge(request, exchanges, engineRules[engine]);
    if (outcome === "readable") return lookalike;
  }
  return null;
}
