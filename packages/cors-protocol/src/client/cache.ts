import { type CacheEntry, isCoveredBy, toCacheEntry, withEntry } from "../fetch/preflight-cache.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { chromium, type EngineRules } from "../quirks/rules.ts";

export type PreflightCache = {
  /** Whether earlier preflights allow the request, so that it needs none. */
  covers(request: CorsRequest): boolean;
  /** Keeps what the response to a preflight allows, for as long as it says. Call it only when `checkPreflight` is null. */
  store(request: CorsRequest, response: ResponseHead): void;
  /** Forgets what is known of the request's address, as after a network error. */
  clear(request: Pick<CorsRequest, "url" | "origin">): void;
  /** The number of preflights that are kept. Those that are over are dropped when another is stored. */
  readonly size: number;
};

/**
 * A cache of preflights, as one browser profile has it.
 * @param now the time in milliseconds
 * @see https://fetch.spec.whatwg.org/#cors-preflight-cache
 */
export function createPreflightCache({
  rules = chromium,
  now = Date.now,
}: { rules?: EngineRules; now?: () => number } = {}): PreflightCache {
  const kept = new Map<string, CacheEntry[]>();
  const toKey = ({ url, origin }: Pick<CorsRequest, "url" | "origin">) => `${origin} ${url}`;
  return {
    covers: (request) => isCoveredBy(request, kept.get(toKey(request)) ?? [], now(), rules),
    store(request, response) {
      const at = now();
      for (const [key, entries] of kept)
        keep(
          key,
          entries.filter(({ expiresAt }) => at < expiresAt),
        );
      const entry = toCacheEntry(request, response.headers, at, rules);
      if (entry === null) return;
      const key = toKey(request);
      keep(key, withEntry(entry, kept.get(key) ?? [], rules));
    },
    clear: (request) => void kept.delete(toKey(request)),
    get size() {
      return [...kept.values()].flat().length;
    },
  };

  function keep(key: string, entries: CacheEntry[]): void {
    if (entries.length === 0) kept.delete(key);
    else kept.set(key, entries);
  }
}
