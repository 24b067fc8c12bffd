import { type Key, paths, type TraceRecord } from "@blocked/api-client";
import type { Exchange } from "@blocked/cors-protocol";

/** The page's line to the witness. It stands outside every profile, so no policy can cut it. */
export type Connection = {
  api: string;
  /** Makes sure, before a request, that the witness still knows this page; a restarted API does not. */
  renew: () => Promise<void>;
  nextTrace: () => string;
  /** What the server saw; null when nothing answers, "forgotten" when the API was restarted. */
  read: (trace: string) => Promise<Exchange[] | "forgotten" | null>;
};

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** @returns null when nothing answers there */
export async function connect(api: string, fetch: Fetch): Promise<Connection | null> {
  let key = await getKey(api, fetch, null);
  if (key === null) return null;
  let count = 0;
  return {
    api,
    async renew() {
      key = (await getKey(api, fetch, key)) ?? key;
    },
    nextTrace: () => `${key}.${(count++).toString(36)}`,
    async read(trace) {
      try {
        const response = await fetch(api + paths.record(trace));
        return response.ok ? ((await response.json()) as TraceRecord).exchanges : "forgotten";
      } catch {
        return null;
      }
    },
  };
}

async function getKey(api: string, fetch: Fetch, known: string | null): Promise<string | null> {
  const query = known === null ? "" : `?key=${known}`;
  try {
    const response = await fetch(api + paths.witness + query, { method: "POST" });
    return ((await response.json()) as Key).key;
  } catch {
    return null;
  }
}
