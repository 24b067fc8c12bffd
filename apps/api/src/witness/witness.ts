import { randomBytes } from "node:crypto";
import type { Exchange } from "@blocked/cors-protocol";

/** `<key>.<n>`, at most 40 characters. */
const tracePattern = /^[a-z0-9]{16}\.[a-z0-9]{1,23}$/;
const limits = { keys: 1000, traces: 1000, exchanges: 64, characters: 8_000_000 };
/** How long a reading waits for answers that do not end, in milliseconds. */
const patience = 5000;

export type OpenRecord = { exchange: Exchange; close: () => void };

type Trace = { exchanges: Exchange[]; open: Set<Promise<void>>; characters: number };

/**
 * The API's memory of what it was asked and what it answered, by trace. A trace counts only under a key that
 * was handed out and is still known, so a website that makes one up can leave nothing here.
 */
export function createWitness() {
  const keys = new Set<string>();
  const traces = new Map<string, Trace>();
  // A head may be 16 KiB long, and 1,000 traces of 64 such would not fit into Node.
  let characters = 0;
  const hasLiveKey = (trace: string) => keys.has(trace.slice(0, 16));

  return {
    isTrace: (text: string): boolean => tracePattern.test(text),
    hasLiveKey,
    size: () => ({ keys: keys.size, traces: traces.size, characters }),

    /** The given key again where it is still known, so that a page can make sure of it; else a new one. */
    issueKey(known?: string): string {
      if (known !== undefined && keys.has(known)) return known;
      const key = randomBytes(8).toString("hex");
      keys.add(key);
      dropOldest(keys, limits.keys);
      return key;
    },

    /** Starts a record; null where there is nothing to record it under, or the trace is full. */
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

    /** What was recorded, once every answer that is under way has been sent or given up, or taken too long. */
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

/** What a attacker chooses of it; the answers are our own, and short. */
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
