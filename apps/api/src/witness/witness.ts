import { randomBytes } from "node:crypto";
import type { Exchange } from "@blocked/cors-protocol";

/** `<key>.<n>`, at most 40 characters. */
const tracePattern = /^[a-z0-9]{16}\.[a-z0-9]{1,23}$/;
const limits = { keys: 1000, traces: 1000, exchanges: 64, characters: 8_000_000 };
/** Milliseconds to wait for responses that do not end. */
const patience = 5000;

export type OpenRecord = { exchange: Exchange; close: () => void };

type Trace = { exchanges: Exchange[]; open: Set<Promise<void>>; characters: number };

/**
 * Keeps the exchanges of each trace. A trace needs a key that was issued and is still known; any website could
 * otherwise fill the store.
 */
export function createWitness() {
  const keys = new Set<string>();
  const traces = new Map<string, Trace>();
  // A head may have 16 KiB, and 1,000 traces of 64 such heads exceed the heap.
  let characters = 0;
  const hasLiveKey = (trace: string) => keys.has(trace.slice(0, 16));

  return {
    isTrace: (text: string): boolean => tracePattern.test(text),
    hasLiveKey,
    size: () => ({ keys: keys.size, traces: traces.size, characters }),

    /** Returns the given key while it is known, and a new one otherwise. */
    issueKey(known?: string): string {
      if (known !== undefined && keys.has(known)) return known;
      const key = randomBytes(8).toString("hex");
      keys.add(key);
      dropOldest(keys, limits.keys);
      return key;
    },

    /** @returns null for a trace without a live key, or one that is full */
    open(trace: string, exchange: Exchange): OpenRecord | null {
      if (!tracePattern.test(trace) || !hasLiveKey(trace)) return null;
      const entry = traces.get(trace) ?? { exchanges: [], open: new Set(), characters: 0 };
      if (entry.exchanges.length >= limits.exchanges) return null;
      traces.set(trace, entry);
      entry.exchanges.push(exchange);
      const weight = weigh(exchange);
      entry.characters += weight;
      characters += weight;
      for (const [oldest, { characters: freed }] of traces) {
        if (traces.size <= limits.traces && characters <= limits.characters) break;
        traces.delete(oldest);
        characters -= freed;
      }
      const { promise, resolve } = withResolvers();
      entry.open.add(promise);
      const close = () => {
        entry.open.delete(promise);
        resolve();
      };
      return { exchange, close };
    },

    /** Waits for the responses under way, 5 seconds at most. */
    async read(trace: string): Promise<Exchange[]> {
      const entry = traces.get(trace);
      if (entry === undefined) return [];
      const deadline = AbortSignal.timeout(patience);
      const late = new Promise<void>((done) => deadline.addEventListener("abort", () => done()));
      while (entry.open.size > 0 && !deadline.aborted) {
        await Promise.race([Promise.all(entry.open), late]);
      }
      return entry.exchanges;
    },
  };
}

export type Witness = ReturnType<typeof createWitness>;

/** Counts the characters that a client chooses; the API's own responses are short. */
function weigh({ path, requestHeaders }: Exchange): number {
  return requestHeaders.reduce(
    (sum, [name, value]) => sum + name.length + value.length,
    path.length,
  );
}

function dropOldest(store: Set<string>, limit: number): void {
  for (const key of store.keys()) {
    if (store.size <= limit) return;
    store.delete(key);
  }
}

// Promise.withResolvers needs Node 22.
function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
