import { type Key, paths, type Record } from "@blocked/api-client";
import type { Exchange } from "@blocked/cors-protocol";

/** The page's connection to the witness. The witness stands outside every profile, so no policy blocks it. */
export type Connection = {
  /** The API's origin. */
  api: string;
  /** Makes sure that the witness knows this page's key; a restarted API has forgotten it. */
  renew: () => Promise<void>;
  nextTrace: () => string;
  read: (trace: string) => Promise<Seen>;
};

/** What the server saw; null when the API does not respond, "forgotten" when it restarted in between. */
export type Seen = Exchange[] | "forgotten" | null;

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Resolves to null when the API does not respond. */
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
        return response.ok ? ((await response.json()) as Record).exchanges : "forgotten";
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
