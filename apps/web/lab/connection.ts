import { type Key, paths, type Record } from "@blocked/api-client";
import type { Exchange } from "@blocked/cors-protocol";

/** The page's line to the witness. It stands outside every profile, so no policy can cut it. */
export type Connection = {
  api: string;
  nextTrace: () => string;
  /** What the server saw; null when nothing answers, "forgotten" when the API was restarted. */
  read: (trace: string) => Promise<Exchange[] | "forgotten" | null>;
};

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** @returns null when nothing answers there */
export async function connect(api: string, fetch: Fetch): Promise<Connection | null> {
  let key = await getKey(api, fetch);
  if (key === null) return null;
  let count = 0;
  return {
    api,
    nextTrace: () => `${key}.${(count++).toString(36)}`,
    async read(trace) {
      try {
        const response = await fetch(api + paths.record(trace));
        if (response.ok) return ((await response.json()) as Record).exchanges;
        // The key is gone with the process that made it.
        key = (await getKey(api, fetch)) ?? key;
        return "forgotten";
      } catch {
        return null;
      }
    },
  };
}

async function getKey(api: string, fetch: Fetch): Promise<string | null> {
  try {
    const response = await fetch(api + paths.witness, { method: "POST" });
    return ((await response.json()) as Key).key;
  } catch {
    return null;
  }
}
